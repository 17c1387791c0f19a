import { expect, it, onTestFinished } from 'vitest';
import { articleText, testFolders } from '../library/content-folder.ts';
import { talk } from './raw-connection.ts';
import { runServe } from './serve.ts';

it('a page on the internet that led its name to an editor’s machine read the drafts there', async () => {
  const folders = testFolders();
  folders.write('articles/a.md', articleText('尚未发布', { fields: 'draft: true\n' }));
  const serve = runServe({ CONTENT_DIR: folders.contentDir, DATA_DIR: folders.dataDir, PREVIEW: '1' });
  onTestFinished(() => serve.stop());
  const port = Number(new URL(await serve.ready).port);
  const asked = (host: string): string =>
    `GET /articles/a HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: identity\r\n\r\n`;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `rebound.example:${port}`];
  // The first request of a connection takes another way than the others.
  const answers = [
    ...(await talk(port, ...hosts.map(asked))),
    ...(await talk(port, asked('rebound.example'))),
  ];
  expect(answers.map((answer) => /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])).toEqual([
    '200',
    '200',
    '421',
    '421',
  ]);
  const title = Buffer.from('尚未发布').toString('latin1');
  expect(answers.map((answer) => answer.includes(title))).toEqual([true, true, false, false]);
  expect(answers[2]).toContain('SITE_URL');
}, 60_000);
