import { afterAll, beforeAll, expect, it } from 'vitest';
import { articleText, testFolders } from '../library/content-folder.ts';
import { runServe, type ServeProcess } from './serve.ts';

let serve: ServeProcess;
const { contentDir, dataDir, write } = testFolders();
beforeAll(async () => {
  serve = runServe({ CONTENT_DIR: contentDir, DATA_DIR: dataDir });
  await serve.ready;
});
afterAll(() => serve.stop());

it.each(['/', '/topics', '/archive', '/search', '/search?q=书', '/articles/none'])(
  'a site without articles had headings above nothing, and empty lists: %s',
  async (path) => {
    const html = await (await fetch((await serve.ready) + path)).text();
    expect(html).not.toMatch(/<(ul|ol)[^>]*><\/\1>/);
    expect(html).not.toMatch(/<\/h2><\/section>/);
    expect(html).not.toContain('全部 0 篇');
  },
);

it.each(['/', '/topics', '/archive'])('a site without articles says so: %s', async (path) => {
  expect(await (await fetch((await serve.ready) + path)).text()).toContain('还没有文章。');
});

it('an article whose topics have no page ended in an empty list of them', async () => {
  write('topics.yaml', '- id: other\n  name: 别的\n');
  write('articles/a.md', articleText('题目'));
  const url = `${await serve.ready}/articles/a`;
  await expect.poll(async () => (await fetch(url)).status, { timeout: 5000 }).toBe(200);
  expect(await (await fetch(url)).text()).not.toMatch(/<(ul|ol)[^>]*><\/\1>/);
});
