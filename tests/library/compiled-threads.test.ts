import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { compiledDir } from '../../lib/commands/compile.mjs';
import { listContent } from '../../lib/content/folder.ts';
import type { PreparedChunk, PrepareThreadData } from '../../lib/library/prepare-in-parallel.ts';
import { articleText, testFolders } from './content-folder.ts';

it('a command that the build lacks starts, only slowly', () => {
  const commands = readFileSync('lib/commands/bootstrap.mjs', 'utf8').matchAll(/module: '([^']+)'/g);
  const modules = [...commands].map(([, name]) => `${name}.mjs`);
  expect(modules).toContain('check.mjs');
  expect(readdirSync(compiledDir(process.cwd()))).toEqual(expect.arrayContaining(modules));
});

// An import goes on without its second thread, only twice as slow: nobody would see that the build has none.
it("the build's second thread prepares files", async () => {
  const { contentDir, write } = testFolders();
  write('articles/a.md', articleText('甲'));
  const { files } = listContent(contentDir);
  const { port1, port2 } = new MessageChannel();
  const numbers = new Int32Array(new SharedArrayBuffer(12));
  const workerData: PrepareThreadData = { contentDir, files, zone: 'Asia/Shanghai', numbers, port: port2 };
  const chunk = new Promise<PreparedChunk>((resolve) => port1.once('message', resolve));
  const thread = new Worker(join(compiledDir(process.cwd()), 'prepare-thread.mjs'), {
    workerData,
    transferList: [port2],
  });
  const failed = new Promise<never>((_, reject) => thread.once('error', reject));
  const { prepared } = await Promise.race([chunk, failed]);
  expect(prepared.map((file) => file?.content?.prepared?.article.title)).toEqual(['甲']);
});
