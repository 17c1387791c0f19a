import { lutimesSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ExportTree } from '../../lib/commands/export/tree.ts';

const DAYS_AGO = new Date(Date.now() - 3 * 24 * 3600 * 1000);

it('an export removes what one that was killed has left days ago (the link to its folder stayed for ever)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'export-tree-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const out = join(folder, 'out');
  const earlier = new ExportTree(out, { brotli: null });
  await earlier.add('index.html', Buffer.from('一'), false);
  earlier.publish('1');
  const [published = ''] = readdirSync(folder).filter((name) => name !== 'out');
  const left = (name: string): void => {
    mkdirSync(join(folder, name));
    symlinkSync(name, join(folder, `${name}.link`));
    for (const each of [name, `${name}.link`]) lutimesSync(join(folder, each), DAYS_AGO, DAYS_AGO);
  };
  left('.out-1-old');
  // Of another export, and of no export.
  left('.out-put-1-old');
  symlinkSync('elsewhere', join(folder, '.out-mine.link'));
  lutimesSync(join(folder, published), DAYS_AGO, DAYS_AGO);
  // Under way just now.
  symlinkSync('.out-2-new', join(folder, '.out-2-new.link'));

  new ExportTree(out, { brotli: null }).discard();
  expect(readdirSync(folder).sort()).toEqual(
    [published, '.out-2-new.link', '.out-mine.link', '.out-put-1-old', '.out-put-1-old.link', 'out'].sort(),
  );
});
