import { utimesSync } from 'node:fs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Follower } from '../../lib/library/follower.ts';
import { Importer } from '../../lib/library/importer.ts';
import type { LiveState } from '../../lib/library/live-messages.ts';
import { libraryFile, signalFile } from '../../lib/library/open.ts';
import { takeWriterLock } from '../../lib/library/writer-lock.ts';
import { articleText, testFolders } from './content-folder.ts';

it('followers of an importer that is stopped showed old content for ever without a word', () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const folders = testFolders();
  folders.write('articles/a.md', articleText('甲'));
  const file = libraryFile(folders.dataDir, false);
  const lock = takeWriterLock(file);
  if (lock === null) throw new Error('no lock');
  const importer = new Importer(folders.environment, file, lock, {
    onState: () => {},
    onFailure: () => {},
    log: () => {},
  });
  const looks = setInterval(() => importer.look(), 30_000);
  const states: LiveState[] = [];
  const log: string[] = [];
  const follower = new Follower(folders.environment, file, {
    onState: (state) => states.push(state),
    log: (line) => log.push(line),
  });
  // The date of a file is that of the real clock.
  const old = new Date('2026-01-01');
  const passMinutes = (minutes: number): void => {
    for (let minute = 0; minute < minutes; minute += 1) {
      utimesSync(signalFile(file), old, old);
      follower.look();
      vi.advanceTimersByTime(61_000);
      follower.look();
    }
  };
  passMinutes(12);
  expect(log).toEqual([]);

  clearInterval(looks);
  importer.close();
  passMinutes(12);
  expect(log).toHaveLength(1);
  expect(log[0]).toContain('十分钟没有动静');
  expect(states.at(-1)).toMatchObject({ importer: false, importerSilent: true });

  utimesSync(signalFile(file), new Date(), new Date());
  follower.look();
  expect(log).toHaveLength(2);
  expect(states.at(-1)).toMatchObject({ importerSilent: false });
  follower.close();
});
