import { expect, it, onTestFinished } from 'vitest';
import { articleText, testFolders } from '../library/content-folder.ts';
import { removeServeFolders, runServe } from './serve.ts';

const marksOf = async (address: string): Promise<string[]> =>
  [...(await (await fetch(address)).text()).matchAll(/class="draft-mark">([^<]+)/g)].map(
    (match) => match[1] ?? '',
  );

it('a preview showed a scheduled article as if readers saw it already', async () => {
  const folders = testFolders();
  folders.write('articles/seen.md', articleText('读者看得到'));
  folders.write('articles/draft.md', articleText('草稿', { fields: 'draft: true\n' }));
  folders.write('articles/scheduled.md', articleText('定时', { publishedAt: '2999-01-01' }));
  folders.write('articles/expired.md', articleText('过期', { fields: 'expiresAt: 2024-07-01\n' }));
  const serve = runServe({ CONTENT_DIR: folders.contentDir, DATA_DIR: folders.dataDir, PREVIEW: '1' });
  onTestFinished(async () => {
    serve.child.kill();
    await serve.ended;
    removeServeFolders();
  });
  const url = await serve.ready;
  const first = async (slug: string) => (await marksOf(`${url}/articles/${slug}`))[0];
  expect([await first('draft'), await first('scheduled'), await first('expired')]).toEqual([
    '草稿',
    '定时发布',
    '已过期',
  ]);
  expect((await marksOf(url)).sort()).toEqual(['定时发布', '草稿'].sort());
}, 60_000);
