import { Parser } from 'htmlparser2';

/** The attributes of sanitized article HTML that hold an address. */
const ADDRESSES = new Set(['href', 'src']);

/**
 * HTML with every address absolute: a feed reader or a mail client shows it away from its page.
 * @param page absolute address that relative ones and fragments start from
 */
export function absoluteHtml(html: string, page: string): string {
  let absolute = '';
  let from = 0;
  const parser = new Parser({
    onopentag(name, values) {
      const attributes = Object.entries(values);
      if (!attributes.some(([key]) => ADDRESSES.has(key))) return;
      const tag = attributes.map(([key, value]) => {
        const written = ADDRESSES.has(key)
          ? absoluteUrl(value, page)
          : key === 'srcset'
            ? absoluteSet(value, page)
            : value;
        return ` ${key}="${written.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
      });
      absolute += `${html.slice(from, parser.startIndex)}<${name}${tag.join('')}>`;
      from = parser.endIndex + 1;
    },
  });
  parser.end(html);
  return absolute + html.slice(from);
}

/** A picture's versions (HTML §4.8.4.2.1): addresses, which hold no blanks, each with its width. */
const absoluteSet = (set: string, page: string): string =>
  set
    .split(', ')
    .map((version) => version.replace(/^\S+/, (address) => absoluteUrl(address, page)))
    .join(', ');

/** An address resolved against a page; one that can't be resolved stays as it is. */
export const absoluteUrl = (address: string, page: string): string =>
  URL.canParse(address, page) ? new URL(address, page).href : address;
