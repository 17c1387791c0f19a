import { expect, it } from 'vitest';
import { Importer } from '../../lib/library/importer.ts';
import type { LiveState } from '../../lib/library/live-messages.ts';
import { libraryFile } from '../../lib/library/open.ts';
import { takeWriterLock } from '../../lib/library/writer-lock.ts';
import { articleText, testFolders } from './content-folder.ts';

it('what is saved is seen at the next look after a long import (five seconds of importing kept polling from looking for fifty)', () => {
  const folders = testFolders({ WATCH: 'poll' });
  const copy = (title: string): void => {
    for (let index = 0; index < 400; index += 1)
      folders.write(
        `articles/a${index}.md`,
        articleText(`${title}${index}`, { body: '甲乙丙。'.repeat(300) }),
      );
  };
  copy('甲');
  const file = libraryFile(folders.dataDir, false);
  const lock = takeWriterLock(file);
  if (lock === null) throw new Error('another process has the lock');
  const states: LiveState[] = [];
  const importer = new Importer(folders.environment, file, lock, {
    onState: (state) => states.push(state),
    onFailure: () => {},
    log: () => {},
  });
  try {
    copy('乙');
    importer.look();
    expect(states.at(-1)?.imports).toBe(2);
    copy('丙丁');
    importer.look();
    expect(states.at(-1)?.imports).toBe(3);
  } finally {
    importer.close();
  }
});
