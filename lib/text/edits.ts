/** A part of a text, as offsets in UTF-16 units, and what replaces it. An empty part is a place at which to insert. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with all the edits, which come in any order and don't overlap; every other character stays. */
export const applyEdits = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    // From the end, so that the offsets of the others stay true.
    .sort((a, b) => b.from - a.from)
    .reduce((result, edit) => result.slice(0, edit.from) + edit.text + result.slice(edit.to), text);

/** The line end that a text has, LF where it has none. */
export const lineEndOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
