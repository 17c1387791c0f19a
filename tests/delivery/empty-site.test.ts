import { afterAll, beforeAll, expect, it } from 'vitest';
import { testFolders } from '../library/content-folder.ts';
import { runServe, type ServeProcess } from './serve.ts';

let serve: ServeProcess;
beforeAll(async () => {
  const { contentDir, dataDir } = testFolders();
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
