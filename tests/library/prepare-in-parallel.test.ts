import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listContent } from '../../lib/content/folder.ts';
import { prepareFiles } from '../../lib/library/prepare-article.ts';
import { prepareInParallel } from '../../lib/library/prepare-in-parallel.ts';
import { articleText, testFolders } from './content-folder.ts';

it('gives what one thread gives, each file once, also for files with errors and files that have just gone', () => {
  const { contentDir, write } = testFolders();
  for (let index = 0; index < 2500; index += 1) {
    const text = articleText(`第 ${index} 篇`, { body: `见[这里](/articles/a-${index + 1})。` });
    write(`articles/a-${index}.md`, index % 100 === 7 ? text.slice(0, 40) : text);
  }
  const { files } = listContent(contentDir);
  rmSync(join(contentDir, 'articles/a-2000.md'));
  const zone = 'Asia/Shanghai';
  const name = (entry: { suspect: { file: string } } | null): string => entry?.suspect.file ?? '';
  const sorted = (list: ReturnType<typeof prepareFiles>) =>
    [...list].sort((a, b) => (name(a) < name(b) ? -1 : 1));
  expect(sorted(prepareInParallel(contentDir, files, zone))).toEqual(
    sorted(prepareFiles(contentDir, files, zone)),
  );
  // Few seconds, but a busy machine took more than thirty.
}, 120_000);
