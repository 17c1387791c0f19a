import { text } from 'node:stream/consumers';
import { RewritingStream } from 'parse5-html-rewriting-stream';

/** The attributes of sanitized article HTML that hold an address. */
const ADDRESSES = new Set(['href', 'src']);

/**
 * HTML with every address absolute: a feed reader or a mail client shows it away from its page.
 * @param page absolute address that relative ones and fragments start from
 */
export function absoluteHtml(html: string, page: string): Promise<string> {
  const rewriter = new RewritingStream();
  rewriter.on('startTag', (tag) => {
    for (const attribute of tag.attrs) {
      if (ADDRESSES.has(attribute.name)) attribute.value = absoluteUrl(attribute.value, page);
    }
    rewriter.emitStartTag(tag);
  });
  rewriter.end(html);
  return text(rewriter);
}

/** An address resolved against a page; one that can't be resolved stays as it is. */
export const absoluteUrl = (address: string, page: string): string =>
  URL.canParse(address, page) ? new URL(address, page).href : address;
