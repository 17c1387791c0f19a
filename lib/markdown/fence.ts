const COMMENT = '<!--';
const COMMENT_END = '-->';
/**
 * A fence, or the beginning of a comment, behind what it may stand in, which nobody nests without end. Backquotes with
 * others behind them in their line are code within a sentence.
 */
const OPENING = /^((?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])[ \t]){0,200})(`{3,}(?![^`]*`)|~{3,}|<!--)/;
const CONTAINER = />|(?:[-*+]|\d{1,9}[.)])[ \t]+/g;
const ITEM = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const QUOTE = /^ {0,3}> ?/;
/** So many blanks before it, and it is no fence, but code by its indentation. */
const INDENTED = 4;

interface Fence {
  /** `<!--` for a comment. */
  readonly mark: string;
  /** Blanks before the end must be fewer. */
  readonly indentation: number;
  /** The quotations and items that it stands in, from the outside in, as they were opened. */
  readonly containers: readonly string[];
}

/**
 * Tells of each line of a Markdown text, in order, whether it is text, a fence, code between two fences, or belongs to
 * a comment that begins a line, which no page shows; for what reads line by line instead of by remark. Code and
 * comments end with the quotation or item in which they have begun, too.
 */
export function fenceReader(): (line: string) => 'text' | 'fence' | 'code' | 'comment' {
  let fence: Fence | null = null;
  /** What opened the item at the left margin that lines with some indentation belong to. */
  let item: string | null = null;
  return (line) => {
    const code = fence === null ? null : within(fence.containers, line);
    if (fence !== null && code !== null) {
      if (fence.mark === COMMENT) {
        if (code.includes(COMMENT_END)) fence = null;
        return 'comment';
      }
      if (!isEnd(fence, code)) return 'code';
      fence = null;
      return 'fence';
    }
    fence = begun(line, item);
    if (/^[^ \t]/.test(line)) item = ITEM.exec(line)?.[0] ?? null;
    if (fence?.mark === COMMENT) {
      // `<!-->` is a whole one.
      if (line.includes(COMMENT_END, line.indexOf(COMMENT) + 2)) fence = null;
      return 'comment';
    }
    return fence === null ? 'text' : 'fence';
  };
}

function begun(line: string, item: string | null): Fence | null {
  const [, opening = '', mark] = OPENING.exec(line) ?? [];
  if (mark === undefined) return null;
  const containers: string[] = opening.match(CONTAINER) ?? [];
  let indentation = untabbed(opening).search(/[^ ]|$/);
  if (item !== null && indentation >= item.length) {
    containers.unshift(item);
    indentation -= item.length;
  } else if (indentation >= INDENTED) return null;
  return { mark, indentation: Math.max(INDENTED, indentation + 1), containers };
}

/** What a line has inside of the containers; null when it has left them. */
function within(containers: readonly string[], line: string): string | null {
  let rest = untabbed(line);
  for (const container of containers) {
    const before = container === '>' ? QUOTE.exec(rest)?.[0] : ' '.repeat(container.length);
    if (before !== undefined && rest.startsWith(before)) rest = rest.slice(before.length);
    else if (before !== undefined && rest.trim() === '') rest = '';
    else return null;
  }
  return rest;
}

function isEnd({ mark, indentation }: Fence, code: string): boolean {
  const text = code.trim();
  return (
    code.search(/[^ ]|$/) < indentation &&
    text.startsWith(mark) &&
    text === mark.charAt(0).repeat(text.length)
  );
}

const untabbed = (text: string): string => text.replaceAll('\t', '    ');
