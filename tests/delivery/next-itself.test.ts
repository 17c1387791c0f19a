import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'next-'));
let running: ChildProcess | undefined;
afterEach(async () => {
  if (running?.exitCode === null) {
    const ended = new Promise((resolve) => running?.once('exit', resolve));
    running.kill();
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Starts Next's own server on the sample site, without a database; returns its origin. */
async function startNext(mode: 'start' | 'dev'): Promise<string> {
  const port = String(await freePort());
  running = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', mode, '--hostname', '127.0.0.1', '--port', port],
    {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: mode === 'start' ? 'production' : 'development',
        NEXT_TELEMETRY_DISABLED: '1',
        CONTENT_DIR: 'tests/browser/content',
        DATA_DIR: join(folder, mode),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await new Promise<void>((resolve, reject) => {
    running?.stdout?.on('data', (said: Buffer) => {
      if (said.includes('Ready')) resolve();
    });
    running?.once('exit', (code) => reject(new Error(`next ${mode} ended with ${code}`)));
  });
  return `http://127.0.0.1:${port}`;
}

/** The text of a page, without what Next and React put between. */
async function textOf(url: string): Promise<string> {
  const response = await fetch(url);
  expect(response.status, url).toBe(200);
  return (await response.text()).replace(/<script.*?<\/script>|<[^>]+>/gs, '');
}

describe('without lib/delivery', { timeout: 180_000 }, () => {
  it('plain `next start` imports the content and shows articles, lists and search', async () => {
    const origin = await startNext('start');
    expect(await textOf(`${origin}/articles/every-element`)).toContain('相关内容');
    expect(await textOf(`${origin}/search?q=${encodeURIComponent('排版')}`)).toMatch(/找到 \d+ 篇/);
    expect(await textOf(`${origin}/articles/every-element.md`)).toMatch(/^# /m);
    // It can't set the status, so search engines are told by the page.
    expect(await (await fetch(`${origin}/articles/no-such-article`)).text()).toContain('content="noindex"');
  });

  it('`next dev` shows an article', async () => {
    const origin = await startNext('dev');
    expect(await textOf(`${origin}/articles/every-element`)).toContain('相关内容');
  });
});
