import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Environment, readEnvironment } from '../../lib/site/environment.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A content folder and a data folder on disk, for one test. */
export interface TestFolders {
  readonly contentDir: string;
  readonly dataDir: string;
  readonly environment: Environment;
  /** Writes a file of the content folder in place. */
  write(file: string, text: string): void;
  /** Writes a file beside and renames it to its place, as careful editors and git do. */
  replace(file: string, text: string): void;
}

/** Makes empty folders; they are deleted after the tests of the file. */
export function testFolders(variables: Readonly<Record<string, string>> = {}): TestFolders {
  const folder = temporaryFolder('library-test-');
  const contentDir = join(folder, 'content');
  const dataDir = join(folder, 'data');
  mkdirSync(join(contentDir, 'articles'), { recursive: true });
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(contentDir, file)), { recursive: true });
    writeFileSync(join(contentDir, file), text);
  };
  return {
    contentDir,
    dataDir,
    environment: readEnvironment({ CONTENT_DIR: contentDir, DATA_DIR: dataDir, ...variables }),
    write,
    replace(file, text) {
      write(`${file}.tmp`, text);
      renameSync(join(contentDir, `${file}.tmp`), join(contentDir, file));
    },
  };
}

/** An article that passes the schema; `fields` are further lines of its front matter. */
export const articleText = (
  title: string,
  { body = '正文第一段。', publishedAt = '2024-06-01 08:00:00', fields = '' } = {},
): string => `---
title: ${title}
publishedAt: ${publishedAt}
topics: [fenqi]
summary: 这是一段写给读者看的摘要，先给出答案，再说明原因和办法，字数要在四十到一百六十之间，这样才够。
${fields}---

${body}
`;

/** The administrator may read everything: the work is done as somebody else. */
export function asSomebody<T>(work: () => T): T {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}
