const COMMENT = '<!--';
const COMMENT_END = '-->';
/**
 * The marks of the quotations and items that a line opens, then a fence or the beginning of a comment. Backquotes with
 * others after them in the same line are code within a sentence (CommonMark 4.5). The limit keeps the time linear.
 */
const OPENING = /^((?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])[ \t]){0,200})(`{3,}(?![^`]*`)|~{3,}|<!--)/;
const CONTAINER = />|(?:[-*+]|\d{1,9}[.)])[ \t]+/g;
const ITEM = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const QUOTE = /^ {0,3}> ?/;
/** A fence with so many blanks before it is indented code instead (CommonMark 4.4). */
const INDENTED = 4;

interface Fence {
  /** Backquotes or tildes as written; `<!--` for a comment. */
  readonly mark: string;
  /** The closing fence has fewer blanks before it than this. */
  readonly indentation: number;
  /** The quotations and items that it stands in, from the outside in, as they were opened. */
  readonly containers: readonly string[];
}

/**
 * Makes a reader that takes the lines of a Markdown text in order and says of each whether it is text, a fence, code
 * between two fences, or part of a comment that begins a line (which no page shows). For code that scans lines because
 * remark would take too long. Code and comments also end where the quotation or item ends in which they began.
 */
export function fenceReader(): (line: string) => 'text' | 'fence' | 'code' | 'comment' {
  let fence: Fence | null = null;
  /** The mark of the last item at the left margin, with its blanks: indented lines may belong to that item. */
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

/** The rest of a line behind the marks of these quotations and items; null when the line isn't in all of them. */
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
