import { expect, it, onTestFinished } from 'vitest';
import { articleText, testFolders } from '../library/content-folder.ts';
import { BY_NPM, runServe } from './serve.ts';

it('shows what changed while the site was stopped as soon as it is ready, though a page was rendered before', async () => {
  const { contentDir, dataDir, write } = testFolders();
  const settings = { CONTENT_DIR: contentDir, DATA_DIR: dataDir };
  write('articles/a.md', articleText('停下之前的标题'));
  const before = runServe(settings);
  onTestFinished(() => before.stop());
  expect(await (await fetch(await before.ready)).text()).toContain('停下之前的标题');
  await before.stop();

  write('articles/a.md', articleText('停下之后的新标题'));
  const after = runServe(settings);
  onTestFinished(() => after.stop());
  const home = await (await fetch(await after.ready)).text();
  expect(home).toContain('停下之后的新标题');
  expect(home).not.toContain('停下之前的标题');
});

it('stays calm and stops when told to after whoever read its log has gone', async () => {
  const { contentDir, dataDir, write } = testFolders();
  write('articles/a.md', articleText('原来的标题'));
  const { child, ready, ended } = runServe({ CONTENT_DIR: contentDir, DATA_DIR: dataDir });
  onTestFinished(() => void child.kill('SIGKILL'));
  const url = await ready;
  child.stdout?.destroy();
  child.stderr?.destroy();
  // An import is logged.
  write('articles/a.md', articleText('改过的标题'));
  await expect.poll(async () => (await fetch(url)).text(), { timeout: 5000 }).toContain('改过的标题');
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

it('broke off what was under way at Ctrl-C, because npm passes on the signal that the site got already', async () => {
  const { contentDir, dataDir, write } = testFolders();
  write('articles/a.md', articleText('题目'));
  const { child, ready, ended } = runServe({ CONTENT_DIR: contentDir, DATA_DIR: dataDir }, BY_NPM);
  const signal = (name: NodeJS.Signals): void => void process.kill(-Number(child.pid), name);
  onTestFinished(() => {
    if (child.exitCode === null && child.signalCode === null) signal('SIGKILL');
  });
  const url = await ready;
  // Addresses that nobody has asked for take a while each.
  const asked = Array.from({ length: 8 }, (_, index) => fetch(`${url}/search?q=题目${index}`));
  await Promise.race(asked);
  signal('SIGINT');
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(8).fill(200));
  await ended;
});

it('went on and kept its port when npm alone was told to stop, whose shell tells nobody', async () => {
  const { contentDir, dataDir, write } = testFolders();
  write('articles/a.md', articleText('题目'));
  const { child, ready, ended } = runServe({ CONTENT_DIR: contentDir, DATA_DIR: dataDir }, BY_NPM);
  onTestFinished(() => {
    // Of the group, which npm may have left.
    try {
      process.kill(-Number(child.pid), 'SIGKILL');
    } catch {}
  });
  const url = await ready;
  const asked = fetch(`${url}/search?q=题目`);
  await fetch(url);
  child.kill('SIGTERM');
  expect((await asked).status).toBe(200);
  await ended;
  await expect(fetch(url)).rejects.toThrow();
});
