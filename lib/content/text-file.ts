import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../site/errors.ts';
import { readForeign } from './encodings.ts';
import { fileError, finding, type Place, type Problem, positionAt } from './problem.ts';

/** Larger files are not used: an article or a list of topics of this size is a mistake. */
const MAX_FILE_BYTES = 2_000_000;

/**
 * At most `most` bytes of a file, or why there are none: it has gone, or can't be read. Anything but a regular file
 * counts as gone: a pipe or a device, which may have taken its place meanwhile, has no end.
 */
export function readBytes(path: string, most = MAX_FILE_BYTES + 1): Uint8Array | 'gone' | 'unreadable' {
  let opened: number | null = null;
  try {
    // The comment keeps Next's build from tracing the whole project as files that might be read here.
    opened = openSync(/* turbopackIgnore: true */ path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(opened);
    if (!stat.isFile()) return 'gone';
    const bytes = new Uint8Array(Math.min(stat.size, most));
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(opened, bytes, length, bytes.length - length, null);
    return bytes.subarray(0, length);
  } catch (error) {
    return isAbsence(error) ? 'gone' : 'unreadable';
  } finally {
    if (opened !== null) closeSync(opened);
  }
}

/** Whether an error of `node:fs` says that a path leads nowhere: to nothing, or round in a circle of links. */
export const isAbsence = (error: unknown): boolean => /^(?:ENOENT|ENOTDIR|ELOOP)$/.test(codeOf(error));

interface Refused {
  readonly problem: Problem;
}
export type ContentBytes = { readonly bytes: Uint8Array } | Refused;
type TextFile = { readonly text: string } | Refused;

/** The bytes of a file of the content folder, or why they can't be used; null when there is no such file. */
export function readContentFile(contentDir: string, file: string): ContentBytes | null {
  const path = join(contentDir, file);
  const bytes = readBytes(path);
  if (bytes === 'gone') return null;
  if (bytes === 'unreadable') return { problem: unreadable(file, '读不了这个文件') };
  if (bytes.length <= MAX_FILE_BYTES) return { bytes };
  return { problem: tooLarge(file, statSync(path, { throwIfNoEntry: false })?.size ?? bytes.length) };
}

/** The text of a file as it is written, or what is wrong with it; null when there is no such file. */
export function readTextFile(contentDir: string, file: string): TextFile | null {
  const read = readContentFile(contentDir, file);
  return read === null || 'problem' in read ? read : decodeText(file, read.bytes);
}

/** Decodes a file as UTF-8. NUL is refused: no editor shows it, and SQLite takes it for the end of a text. */
export function decodeText(file: string, bytes: Uint8Array): TextFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (!isUtf8(bytes)) {
    const foreign = readForeign(bytes)?.encoding;
    // The text may have the character itself, from an editor that has saved what it couldn't read.
    if (foreign === undefined && isCut(bytes))
      return { problem: cut(file, positionAt(text, text.lastIndexOf('\uFFFD'))) };
    const place = positionAt(text, Math.max(0, text.indexOf('\uFFFD')));
    const reopen = `让编辑器用${foreign === undefined ? '原来的编码' : ` ${foreign} `}重新打开它，看得到汉字了，再另存为 UTF-8`;
    return {
      problem:
        foreign === undefined
          ? encoding(file, place, '这里不是有效的 UTF-8 编码', reopen)
          : encoding(file, place, `文件的编码是 ${foreign}，不是 UTF-8`, byFix(file, reopen)),
    };
  }
  const nul = text.indexOf('\0');
  if (nul === -1) return { text };
  return {
    problem: encoding(file, positionAt(text, nul), '文件里有空字符（NUL）', '删掉它，或换回正常的文本文件'),
  };
}

/** Whether bytes are UTF-8 but for their last character, which has only begun. */
function isCut(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const cut = (file: string, place: Place): Problem =>
  encoding(
    file,
    place,
    '文件在这里断了，最后一个字不完整',
    '多半是存到一半磁盘满了，或没有传完：腾出空间，从编辑器里或原来的地方把它再存一次',
  );

/** Of the content folder, `--fix` writes Markdown files only. */
const byFix = (file: string, fix: string): string =>
  file.endsWith('.md') ? `npm run check -- --fix 可以转成 UTF-8；自己改时，${fix}` : fix;

const encoding = (file: string, place: Place, message: string, fix: string): Problem => ({
  ...finding({ file, ...place }, 'encoding', message, fix),
  severity: 'error',
});

const tooLarge = (file: string, size: number): Problem => {
  const message = `文件太大（${(size / 1_000_000).toFixed(1)} MB），上限 2 MB`;
  return fileError(file, 'file-size', message, '把图片等内容移出正文，或拆成几篇');
};

/** The problem of a file or folder that the operating system doesn't let us read. */
export const unreadable = (file: string, message: string): Problem =>
  fileError(file, 'unreadable-file', message, '检查它的权限和磁盘');

/** Without a BOM, and with LF line ends. */
export const plainText = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
