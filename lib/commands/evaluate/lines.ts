import { readFileSync } from 'node:fs';
import { plainText } from '../../content/text-file.ts';
import { messageOf, UserError } from '../../site/errors.ts';

/** A line of a file, and `file:number` for messages. */
export type Line = { text: string; where: string };

/** Called with a message for each line that is left out. */
export type Remark = (message: string) => void;

/** The lines of a text file that aren't empty. Throws a UserError when it can't be read. */
export function linesOf(file: string): Line[] {
  return plainText(textOf(file))
    .split('\n')
    .map((text, at) => ({ text, where: `${file}:${at + 1}` }))
    .filter(({ text }) => text.trim() !== '');
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`读不了 ${file}：${messageOf(error)}`);
  }
}
