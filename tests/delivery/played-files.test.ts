import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makePublicFiles } from './public-files.ts';
import { htmlPage, startTestSite } from './site.ts';

it('sound and films come in parts, small as they are: Safari plays no others', async () => {
  const root = makePublicFiles();
  onTestFinished(() => rmSync(root, { recursive: true }));
  const site = await startTestSite({ render: () => htmlPage('<p>page</p>'), root, contentDir: root });
  onTestFinished(() => site.server.stop());
  for (const [name, type] of [
    ['clip.MP4', 'video/mp4'],
    ['talk.mp3', 'audio/mpeg'],
  ] as const) {
    writeFileSync(join(root, 'images', name), '0123456789');
    const part = await fetch(`${site.url}/images/${name}`, { headers: { range: 'bytes=0-1' } });
    expect([part.status, part.headers.get('content-type'), await part.text()]).toEqual([206, type, '01']);
  }
});

it('an empty one broke the connection, and rang the operator’s alarm', async () => {
  const root = makePublicFiles();
  onTestFinished(() => rmSync(root, { recursive: true }));
  const site = await startTestSite({ render: () => htmlPage('<p>page</p>'), root, contentDir: root });
  onTestFinished(() => site.server.stop());
  writeFileSync(join(root, 'images', 'empty.mp3'), '');
  const whole = await fetch(`${site.url}/images/empty.mp3`);
  expect([whole.status, await whole.text()]).toEqual([200, '']);
  const part = await fetch(`${site.url}/images/empty.mp3`, { headers: { range: 'bytes=0-1' } });
  expect([part.status, part.headers.get('content-range')]).toEqual([416, 'bytes */0']);
});
