import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { writeCorpus } from './corpus.ts';

export interface Paths {
  readonly contentDir: string;
  readonly dataDir: string;
}

/** What is measured with each number of articles that the command line names, 10,000 unless it names any. */
export async function forEachCorpus(measure: (count: number, paths: Paths) => Promise<void>): Promise<void> {
  for (const count of process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000]) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    const paths = { contentDir: join(folder, 'content'), dataDir: join(folder, 'data') };
    writeCorpus(paths.contentDir, count);
    try {
      await measure(count, paths);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

/** Runs the command behind `npm start` for as long as it is used. Needs Next's build. */
export async function withSite<T>(
  { contentDir, dataDir }: Paths,
  use: (site: { readonly address: string; readonly pid: number }) => Promise<T>,
): Promise<T> {
  const site = spawn(process.execPath, ['lib/commands/bootstrap.mjs', 'serve'], {
    env: { ...process.env, CONTENT_DIR: contentDir, DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    return await use({ address: await addressOf(site), pid: site.pid ?? 0 });
  } finally {
    site.kill('SIGTERM');
    await once(site, 'exit');
  }
}

/** The address that the server prints when it is ready. */
async function addressOf(site: ChildProcess): Promise<string> {
  if (site.stdout === null) throw new Error('no output to read');
  for await (const line of createInterface({ input: site.stdout }))
    if (line.startsWith('http://')) return line;
  throw new Error('the site did not start');
}
