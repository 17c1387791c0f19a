/** What the names of laws, rules and standards end with, perhaps with （试行） behind it. */
const DOCUMENT =
  /\p{Script=Han}(?:法|法典|条例|规定|办法|解释|细则|规则|规范|标准|决定|意见|通知)(?:（[^（）]+）)?$/u;

/**
 * A source's title as it is printed: the name of a law or a rule stands in 《》, and a name inside of it in 〈〉
 * (GB/T 15834 §4.15). What only describes a source, a report or a notice, is no title that anyone could look up.
 */
export function documentName(title: string): string {
  return DOCUMENT.test(title) ? `《${title.replace(/《/g, '〈').replace(/》/g, '〉')}》` : title;
}

/** Who published a source, as it stands before the title; nothing where the title begins with it. */
export function publisherPrefix(title: string, publisher: string | undefined): string {
  return publisher === undefined || title.startsWith(publisher) ? '' : `${publisher}：`;
}
