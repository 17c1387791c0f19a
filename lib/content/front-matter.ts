/** Offsets in a Markdown file. */
export interface FrontMatterPlace {
  /** Of the YAML. */
  readonly start: number;
  /** Of its end, before the line end that the closing fence follows; before `start` when it is empty. */
  readonly end: number;
  /** Of what follows the closing fence. */
  readonly body: number;
}

/**
 * Where the front matter of a text is; null when there is none. The first line that begins with three dashes has to be
 * its end, and to hold nothing else. Any line ends, with or without a BOM.
 */
export function findFrontMatter(text: string): FrontMatterPlace | null {
  const start = /^\uFEFF?---[ \t]*\r?\n/.exec(text)?.[0].length;
  if (start === undefined) return null;
  // From the line end of the opening fence on: nothing may stand between the two.
  const close = text.indexOf('\n---', start - 1);
  if (close === -1) return null;
  const rest = /[ \t]*(?:\r?\n|$)/y;
  rest.lastIndex = close + 4;
  if (!rest.test(text)) return null;
  return { start, end: text[close - 1] === '\r' ? close - 1 : close, body: rest.lastIndex };
}
