/** Characters. The YAML parser's time grows with the square of the number of fields: 100,000 held up every import. */
export const MAX_FRONT_MATTER = 30_000;

/** Offsets (UTF-16 units) in the text of a Markdown file. */
export interface FrontMatterPlace {
  /** Where the YAML begins. */
  readonly start: number;
  /** Where it ends, without the line end before the closing fence; before `start` when there is no YAML. */
  readonly end: number;
  /** Where the text after the closing fence begins. */
  readonly body: number;
}

/**
 * Finds the front matter of a text; null when there is none. It ends at the first line that begins with three dashes;
 * if that line has anything else, there is no front matter. Takes any line ends, with or without a BOM.
 */
export function findFrontMatter(text: string): FrontMatterPlace | null {
  const start = /^\uFEFF?---[ \t]*\r?\n/.exec(text)?.[0].length;
  if (start === undefined) return null;
  // From the line end of the opening fence on: the YAML may be empty.
  const close = text.indexOf('\n---', start - 1);
  if (close === -1) return null;
  const rest = /[ \t]*(?:\r?\n|$)/y;
  rest.lastIndex = close + 4;
  if (!rest.test(text)) return null;
  return { start, end: text[close - 1] === '\r' ? close - 1 : close, body: rest.lastIndex };
}
