import { expect, it, onTestFinished } from 'vitest';
import { articleText, testFolders } from '../library/content-folder.ts';
import { runServe } from './serve.ts';

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
  folders.write('site.yaml', 'name: 站\nfeatured: [draft, expired]\n');
  const serve = runServe({ CONTENT_DIR: folders.contentDir, DATA_DIR: folders.dataDir, PREVIEW: '1' });
  onTestFinished(() => serve.stop());
  const url = await serve.ready;
  const first = async (slug: string) => (await marksOf(`${url}/articles/${slug}`))[0];
  expect([await first('draft'), await first('scheduled'), await first('expired')]).toEqual([
    '草稿',
    '定时发布',
    '已过期',
  ]);
  const hidden = ['定时发布', '已过期', '草稿'].sort();
  // The newest articles of the home page, and two that its editor has chosen.
  expect((await marksOf(url)).sort()).toEqual([...hidden, '草稿', '已过期'].sort());
  for (const path of ['/topics/fenqi', '/archive/2024/06', '/search?q=%E6%91%98%E8%A6%81']) {
    const shown = path.startsWith('/archive') ? hidden.filter((mark) => mark !== '定时发布') : hidden;
    expect((await marksOf(url + path)).sort(), path).toEqual(shown);
  }
  // Its neighbours in the topic, and the related articles.
  const beside = /<nav class="neighbours".*?<\/nav>/s.exec(
    await (await fetch(`${url}/articles/seen`)).text(),
  );
  expect(beside?.[0].match(/class="draft-mark"/g)).toHaveLength(2);
}, 60_000);

it('further related articles and those that link here were unmarked', async () => {
  const folders = testFolders();
  folders.write('articles/seen.md', articleText('读者看得到'));
  for (let index = 0; index < 12; index += 1) {
    const options = { fields: 'draft: true\n', body: '见[这篇](/articles/seen)。' };
    folders.write(`articles/draft-${index}.md`, articleText(`草稿${index}`, options));
  }
  const serve = runServe({ CONTENT_DIR: folders.contentDir, DATA_DIR: folders.dataDir, PREVIEW: '1' });
  onTestFinished(() => serve.stop());
  const html = await (await fetch(`${await serve.ready}/articles/seen`)).text();
  for (const list of ['related-rest', 'backlinks']) {
    const [section = ''] = new RegExp(`<section class="${list}".*?</section>`, 's').exec(html) ?? [];
    const items = section.match(/<li>/g)?.length;
    expect(items, list).toBeGreaterThan(0);
    expect(section.match(/class="draft-mark"/g)?.length, list).toBe(items);
  }
}, 60_000);
