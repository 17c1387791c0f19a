import { finding, type Problem } from './problem.ts';

const NAMES: Readonly<Record<string, string>> = {
  '\u200B': '零宽空格',
  '\u200C': '零宽不连字符',
  '\u200D': '零宽连字符',
  '\u2060': '词连接符',
  '\uFEFF': '零宽不换行空格',
};
const UNSEEN = /[\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const LEFTWARD = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Marks of direction that reorder even left-to-right letters; the others matter only beside `LEFTWARD` ones. */
const TURNING = /[\u061C\u200F\u202B\u202E\u2067]/;
/** Scripts without spaces between words, where U+200B says where a line may break. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const JOINER = /[\u200C\u200D]/;
/** What a joiner is right behind: an emoji, or a letter of a script that joins letters. */
const JOINED =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|(?![\p{Script=Han}\p{Script=Latin}])[\p{Letter}\p{Mark}])$/u;
/** A character that is neither blank nor ASCII punctuation, so that neither Markdown nor YAML gives it a meaning. */
const WORDLY = /[^\s!-/:-@[-`{-~]/;

interface Unseen {
  /** Offset in the line. */
  readonly at: number;
  readonly character: string;
  /** Whether it can go: the line means the same without it, to a reader as to Markdown and YAML. */
  readonly idle: boolean;
}

/** Invisible characters of a line that no script there needs. */
function unseenIn(line: string): Unseen[] {
  const marks = [...line.matchAll(UNSEEN)];
  if (marks.length === 0) return [];
  const [hasLeftward, turns] = [LEFTWARD.test(line), TURNING.test(line)];
  return marks.flatMap(({ 0: character, index: at }) => {
    const before = line.slice(Math.max(0, at - 2), at);
    const after = line.charAt(at + 1);
    const isDirection = NAMES[character] === undefined;
    if (isDirection && hasLeftward) return [];
    if (JOINER.test(character) && JOINED.test(before)) return [];
    if (character === '\u200B' && UNSPACED.test(before + after)) return [];
    const idle = !JOINER.test(character) && !(isDirection && turns) && isAmongWords(before.slice(-1), after);
    return { at, character, idle };
  });
}

/** Whether a character between these two can go without a mark of Markdown or YAML coming about. */
function isAmongWords(before: string, after: string): boolean {
  if (after === '' || WORDLY.test(before)) return WORDLY.test(before) && (after === '' || WORDLY.test(after));
  // The first letter of a line or of a value; a digit may begin a list.
  return /^\s?$/.test(before) && WORDLY.test(after) && !/\d/.test(after);
}

/** The first such character of a text as `U+200B（零宽空格）`, or null. */
export function firstUnseen(text: string): string | null {
  const [first] = unseenIn(text);
  return first === undefined ? null : named(first.character);
}

const named = (character: string): string => `${codeOf(character)}（${NAMES[character] ?? '书写方向标记'}）`;
const codeOf = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * A problem for each line with invisible characters. They come from chats and spreadsheets by copy and paste, and keep
 * words, names and links from being found.
 * @param text without BOM, with LF line ends
 */
export function unseenProblems(file: string, text: string): Problem[] {
  if (text.search(UNSEEN) === -1) return [];
  return text.split('\n').flatMap((line, index): Problem[] => {
    const found = unseenIn(line);
    const [first] = found;
    if (first === undefined) return [];
    const isMended = file.endsWith('.md') && found.every(({ idle }) => idle);
    const place = { file, line: index + 1, column: first.at + 1 };
    const message = `看不见的字符 ${named(first.character)}${found.length > 1 ? `，这一行共 ${found.length} 个` : ''}`;
    const fix = `删掉它；${isMended ? 'npm run check -- --fix 可以代劳' : '光标放到这一列，往后删一个字符'}`;
    return [{ ...finding(place, 'unseen-character', message, fix), severity: 'warn' }];
  });
}

/** The text with its invisible characters written out as `[U+200B]`, for people to see. */
export const withUnseenNamed = (text: string): string =>
  text.replace(UNSEEN, (character) => `[${codeOf(character)}]`);

/** What steers a terminal, and marks that turn a line around. */
const STEERING = /[^\P{Cc}\t]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * The text of one line with such characters written out as `[U+001B]`: in the name of a file, or quoted from it, they
 * would wipe a report from the screen, or write one of their own.
 */
export const withSteeringNamed = (line: string): string =>
  line.replace(STEERING, (character) => `[${codeOf(character)}]`);

/** The text without the invisible characters that can go (`idle`). */
export function withoutUnseen(text: string): string {
  if (text.search(UNSEEN) === -1) return text;
  const mended = (line: string): string => {
    let result = '';
    let from = 0;
    for (const { at, idle } of unseenIn(line)) {
      if (!idle) continue;
      result += line.slice(from, at);
      from = at + 1;
    }
    return result + line.slice(from);
  };
  return text.split('\n').map(mended).join('\n');
}
