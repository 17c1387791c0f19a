import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';

/** Everything outside of `Char`, XML 1.0 §2.2: an escape in YAML can bring it into a title. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/**
 * A tree as an XML document in UTF-8. Characters that XML has no way to write are left out, and `]]>` is escaped,
 * which xast-util-to-xml leaves as it is in text although XML 1.0 §2.4 forbids it there.
 */
export const xmlDocument = (root: Element): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${wellFormed(root, true)}\n`;

/** A part of an article's HTML that is written as XML: no void elements, so that HTML parsers read it as well. */
export const htmlFragment = (elements: readonly Element[]): string =>
  elements.map((element) => wellFormed(element, false)).join('\n');

const wellFormed = (element: Element, closeEmptyElements: boolean): string =>
  toXml(element, { closeEmptyElements }).replace(NOT_XML, '').replaceAll(']]>', ']]&gt;');
