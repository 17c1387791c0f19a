import { Lexer } from 'yaml';

/** Lists and records inside one another; front matter has three. */
const MAX_DEPTH = 100;
/** A line with `MAX_DEPTH` levels: of indentation (one character at least each), or of lists in lists (two each). */
const DEEP_LINE = /^(?:[ \t]|[-?:][ \t]){100}/m;
/** Tokens by which the lexer marks documents, scalars and flow ends: they are no characters of the text. */
const MARKS = new Set(['\x02', '\x18', '\x1f']);

/**
 * The offset at which YAML is nested too deeply to be parsed; null if nowhere. The parser recurses for each level; when
 * V8 has to compile a regular expression near the end of the stack, it ends the whole process, and no `catch` prevents
 * that.
 */
export function tooDeep(text: string): number | null {
  const line = DEEP_LINE.exec(text);
  if (line !== null) return line.index;
  let depth = 0;
  /** Keys and items that stand in one another without brackets: `a: b: c: d`. */
  let chained = 0;
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (token === ':' || token === '-' || token === '?') chained += 1;
    else if (/^[[\]{},]$/.test(token) || (depth === 0 && /^\r?\n$/.test(token))) chained = 0;
    if (depth > MAX_DEPTH || chained > MAX_DEPTH) return offset;
    if (!MARKS.has(token)) offset += token.length;
  }
  return null;
}
