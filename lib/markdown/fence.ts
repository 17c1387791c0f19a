/**
 * What opens code: lists, notes and quotations, which it may stand in, come before the fence. Backquotes with others
 * behind them in their line are code within a sentence.
 */
const OPENING = /^[ \t]*(?:(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])[ \t]*)*(`{3,}(?![^`]*`)|~{3,})/;
const CLOSING = /^[ \t]*(?:>[ \t]*)*(`{3,}|~{3,})[ \t]{0,200}$/;

/**
 * Tells of each line of a Markdown text, in order, whether it is text, a fence, or code between two fences; for what
 * reads line by line instead of by remark.
 */
export function fenceReader(): (line: string) => 'text' | 'fence' | 'code' {
  let fence: string | null = null;
  return (line) => {
    if (fence === null) {
      const mark = OPENING.exec(line)?.[1];
      if (mark === undefined) return 'text';
      fence = mark;
      return 'fence';
    }
    if (CLOSING.exec(line)?.[1]?.startsWith(fence) !== true) return 'code';
    fence = null;
    return 'fence';
  };
}
