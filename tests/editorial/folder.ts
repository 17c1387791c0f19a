import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RuleId } from '../../lib/content/rules.ts';
import { check } from '../../lib/editorial/check.ts';
import { readCollection } from '../../lib/editorial/collection.ts';
import { articleText } from '../content/article-text.ts';

export const NOW = Date.parse('2026-11-24T12:00:00+08:00');

/** A content folder of real files, gone after the test. */
export function contentFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'editorial-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

export const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');

/** A valid article of its own title; `front` as in `articleText`. */
export const article = (
  title: string,
  front: Readonly<Record<string, string | null>> = {},
  body = '正文第一段。\n',
): string => articleText({ title, sources: '[{title: 民法典}]', ...front }, body);

/** What `npm run check` says of a folder under some rules: `file:line:column severity message → fix`. */
export function checked(files: Readonly<Record<string, string | Uint8Array>>, ...rules: RuleId[]): string[] {
  return check(readCollection(contentFolder(files)), NOW)
    .filter(({ rule }) => rules.some((name) => name === rule))
    .map(
      ({ file, line, column, severity, message, fix }) =>
        `${file}:${line}:${column} ${severity} ${message} → ${fix}`,
    );
}
