import { renameSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { Importer } from '../../lib/library/importer.ts';
import { libraryFile } from '../../lib/library/open.ts';
import { takeWriterLock } from '../../lib/library/writer-lock.ts';
import { articleText, testFolders } from './content-folder.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('a content folder that comes back is seen within a second, however long it was away (it took ten)', () => {
  const folders = testFolders({ WATCH: 'poll' });
  folders.write('articles/a.md', articleText('甲'));
  const file = libraryFile(folders.dataDir, false);
  const lock = takeWriterLock(file);
  if (lock === null) throw new Error('another process has the lock');
  const failures: (string | null)[] = [];
  vi.useFakeTimers({ toFake: ['performance'] });
  const importer = new Importer(folders.environment, file, lock, {
    onState: () => {},
    onFailure: (message) => failures.push(message),
    log: () => {},
  });
  const lookAfterASecond = (): void => {
    vi.advanceTimersByTime(1_000);
    importer.look();
  };
  try {
    const away = `${folders.contentDir}-away`;
    renameSync(folders.contentDir, away);
    for (let second = 0; second < 60; second += 1) lookAfterASecond();
    expect(failures.at(-1)).toContain('找不到内容文件夹');
    renameSync(away, folders.contentDir);
    lookAfterASecond();
    expect(failures.at(-1)).toBe(null);
  } finally {
    importer.close();
  }
});
