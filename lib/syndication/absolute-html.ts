import { Parser } from 'htmlparser2';

/** The attributes of sanitized article HTML that hold an address. */
const ADDRESSES = new Set(['href', 'src']);

/**
 * HTML with every address absolute: a feed reader or a mail client shows it away from its page.
 * @param page absolute address that relative ones and fragments start from
 */
export function absoluteHtml(html: string, page: string): string {
  const tags: { start: number; end: number; by: string }[] = [];
  const parser = new Parser({
    onopentag(name, values) {
      const attributes = Object.entries(values);
      if (!attributes.some(([key]) => ADDRESSES.has(key))) return;
      const written = attributes.map(([key, value]) => {
        const absolute = ADDRESSES.has(key) ? absoluteUrl(value, page) : value;
        return ` ${key}="${absolute.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
      });
      tags.push({ start: parser.startIndex, end: parser.endIndex + 1, by: `<${name}${written.join('')}>` });
    },
  });
  parser.end(html);
  return tags
    .reverse()
    .reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), html);
}

/** An address resolved against a page; one that can't be resolved stays as it is. */
export const absoluteUrl = (address: string, page: string): string =>
  URL.canParse(address, page) ? new URL(address, page).href : address;
