import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeExported } from './exported.ts';

const { folder, run, remove } = makeExported();
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
