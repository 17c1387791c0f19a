import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readManifest } from '../../lib/commands/export/tree.ts';
import { makeExported } from './exported.ts';

it('the folder of an export was called up to date when an article had appeared or expired since, and no server runs', () => {
  const { article, out, runWith, remove } = makeExported(0);
  onTestFinished(remove);
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  article('later', [`publishedAt: ${inHours(1)}`]);
  article('sooner', ['publishedAt: 2026-01-02', `expiresAt: ${inHours(1)}`]);
  const exportAfter = (hours: number) => {
    const clock = `const{now}=Date;Date.now=()=>now()+${hours * 3_600_000}`;
    const options = `--import=data:text/javascript,${encodeURIComponent(clock)}`;
    const { code } = runWith({ NODE_OPTIONS: options }, '--out', out, '--no-compression');
    expect(code).toBe(0);
    const names = Object.keys(readManifest(out)?.files ?? {});
    return {
      later: names.includes('articles/later.html'),
      sooner: readFileSync(join(out, 'topics', 'pay.html'), 'utf8').includes('/articles/sooner"'),
    };
  };
  expect(exportAfter(0)).toEqual({ later: false, sooner: true });
  expect(exportAfter(2)).toEqual({ later: true, sooner: false });
}, 180_000);
