/** Code between backquotes, or an editor's comment, among the words of a paragraph. */
export interface InlineSpan {
  readonly kind: 'code' | 'comment';
  readonly start: number;
  readonly end: number;
}

const MARK = /(?<!\\)`+|(?<!\\)<!--/g;

/**
 * The code and the comments of one paragraph, in order. What begins first wins: a comment in code is code. Takes time
 * in proportion to the length, also where thousands of marks have no end.
 */
export function inlineSpans(paragraph: string): InlineSpan[] {
  const marks = [...paragraph.matchAll(MARK)];
  /** For the offset of each run of backquotes, the offset of the next run of the same length. */
  const next = new Map<number, number>();
  const seen = new Map<string, number>();
  for (const { 0: mark, index } of [...marks].reverse()) {
    const same = seen.get(mark);
    if (same !== undefined) next.set(index, same);
    seen.set(mark, index);
  }
  const lastEnd = paragraph.lastIndexOf('-->');
  const spans: InlineSpan[] = [];
  let end = 0;
  for (const { 0: mark, index: start } of marks) {
    if (start < end) continue;
    if (mark !== '<!--') {
      const closing = next.get(start);
      if (closing === undefined) continue;
      end = closing + mark.length;
      spans.push({ kind: 'code', start, end });
    } else if (start + 2 <= lastEnd) {
      // `<!-->` is a whole one.
      end = paragraph.indexOf('-->', start + 2) + 3;
      spans.push({ kind: 'comment', start, end });
    }
  }
  return spans;
}

/** The paragraph with other text in the place of some of its spans. */
export function replaceSpans(
  paragraph: string,
  spans: readonly InlineSpan[],
  by: (span: string) => string,
): string {
  let result = '';
  let from = 0;
  for (const { start, end } of spans) {
    result += paragraph.slice(from, start) + by(paragraph.slice(start, end));
    from = end;
  }
  return result + paragraph.slice(from);
}

/** As many blanks as the text has characters, its line ends kept: what stands around it keeps its line and offset. */
export const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
