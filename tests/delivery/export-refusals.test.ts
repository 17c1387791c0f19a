import { existsSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeExported } from './exported.ts';

const { folder, contentDir, out, run, runWith, remove } = makeExported(0);
afterAll(remove);

it('an export does not take the place of anything else, and wants to know where to, and how', () => {
  const other = join(folder, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'mine.txt'), 'mine');
  const { code, errors } = run('--out', other);
  expect([code, readFileSync(join(other, 'mine.txt'), 'utf8')]).toEqual([1, 'mine']);
  expect(errors).toContain('里有别的东西');
  expect(run().errors).toContain('没有写明导出到哪里');
  expect(run('--out', other, '--brotli', '12').errors).toContain('应为 0 到 11 的整数');
  expect(run('--into', other).code).toBe(1);
}, 60_000);

it('an export of an empty content folder, as of a disk that is not mounted, took the place of the whole site', () => {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  expect(run('--out', out, '--no-compression').code).toBe(0);
  const before = readlinkSync(out);
  // With the site's own data folder, and with a new one, as in CI.
  for (const data of ['data', 'new-data']) {
    const settings = { CONTENT_DIR: empty, DATA_DIR: join(folder, data) };
    const { code, errors } = runWith(settings, '--out', out, '--no-compression');
    expect([code, readlinkSync(out)]).toEqual([1, before]);
    expect(errors).toContain(`没有导出：${empty} 里什么也没有`);
    expect(errors).not.toContain('    at ');
  }
}, 120_000);

it.each(['public', 'images'])(
  'an export into %s/ held the one before it, and the one before that',
  (name) => {
    const inside = join(contentDir, name, 'site');
    const { code, errors } = run('--out', inside);
    expect([code, existsSync(inside)]).toEqual([1, false]);
    expect(errors).toContain(`${inside} 不能用：${join(contentDir, name)} 里的文件都会导出`);
  },
  60_000,
);
