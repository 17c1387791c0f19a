import { Lexer } from 'yaml';

/** Lists and records inside one another; front matter has three. */
const MAX_DEPTH = 100;
/** A level of indentation takes a blank at least, one of a list in a list two characters. */
const DEEP_LINE = /^(?:[ \t]|[-?:][ \t]){100}/m;
/** What the lexer puts between the parts of the text: no part of it. */
const MARKS = new Set(['\x02', '\x18', '\x1f']);

/**
 * Offset at which YAML is nested too deeply to be parsed, or null. The parser calls itself for each level; near the
 * end of the stack V8 can't compile a regular expression and ends the whole process, which no `catch` prevents.
 */
export function tooDeep(text: string): number | null {
  const line = DEEP_LINE.exec(text);
  if (line !== null) return line.index;
  let depth = 0;
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > MAX_DEPTH) return offset;
    if (!MARKS.has(token)) offset += token.length;
  }
  return null;
}
