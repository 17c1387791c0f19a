import { SAXParser } from 'parse5-sax-parser';

/** The attributes of sanitized article HTML that hold an address. */
const ADDRESSES = new Set(['href', 'src']);

/**
 * HTML with every address absolute: a feed reader or a mail client shows it away from its page.
 * @param page absolute address that relative ones and fragments start from
 */
export function absoluteHtml(html: string, page: string): string {
  const tags: { start: number; end: number; by: string }[] = [];
  const parser = new SAXParser({ sourceCodeLocationInfo: true });
  parser.on('startTag', ({ tagName, attrs, sourceCodeLocation: place }) => {
    if (!place || !attrs.some(({ name }) => ADDRESSES.has(name))) return;
    const attributes = attrs.map(({ name, value }) => {
      const written = ADDRESSES.has(name) ? absoluteUrl(value, page) : value;
      return ` ${name}="${written.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
    });
    tags.push({ start: place.startOffset, end: place.endOffset, by: `<${tagName}${attributes.join('')}>` });
  });
  // Parsing is done when this returns; the stream's own copy of the text is not used.
  parser.end(html);
  return tags
    .reverse()
    .reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), html);
}

/** An address resolved against a page; one that can't be resolved stays as it is. */
export const absoluteUrl = (address: string, page: string): string =>
  URL.canParse(address, page) ? new URL(address, page).href : address;
