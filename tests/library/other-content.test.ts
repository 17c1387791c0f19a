import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Follower } from '../../lib/library/follower.ts';
import { openLiveLibrary } from '../../lib/library/live.ts';
import { libraryFile } from '../../lib/library/open.ts';
import { openUpToDate } from '../../lib/library/up-to-date.ts';
import type { Environment } from '../../lib/site/environment.ts';
import { articleText, testFolders } from './content-folder.ts';
import { eventually } from './eventually.ts';

it("a second site on the data folder of the first is told (without a word it showed the first's articles, and put its own in their place when the first was restarted)", async () => {
  const [site, trial] = [testFolders(), testFolders()];
  site.write('articles/a.md', articleText('甲'));
  trial.write('articles/b.md', articleText('乙'));
  const log: string[] = [];
  for (const environment of [site.environment, { ...trial.environment, dataDir: site.dataDir }]) {
    const live = await openLiveLibrary(environment, (line) => log.push(line));
    onTestFinished(() => live.close());
  }
  await eventually(() =>
    expect(log.join('\n')).toContain(`来自 ${site.contentDir}，不是 ${trial.contentDir}`),
  );
});

/** Makes a database of a site's articles, and a process that follows its importer. */
function follow(site: Environment, environment: Environment) {
  const file = libraryFile(site.dataDir, false);
  openUpToDate(file, site).library.db.close();
  const log: string[] = [];
  const follower = new Follower(environment, file, { log: (line) => log.push(line), onState: () => {} });
  onTestFinished(() => follower.close());
  return { file, log, follower };
}

it('it is told once, also when the database is another one', () => {
  const [site, trial] = [testFolders(), testFolders()];
  site.write('articles/a.md', articleText('甲'));
  const { file, follower, log } = follow(site.environment, trial.environment);
  for (const isDamaged of [false, true]) {
    openUpToDate(file, site.environment, isDamaged).library.db.close();
    follower.look();
    follower.look();
    expect(log).toHaveLength(1);
  }
});

it('it is told, too, when the folder of the first is no longer there', () => {
  const [site, trial] = [testFolders(), testFolders()];
  site.write('articles/a.md', articleText('甲'));
  const { follower, log } = follow(site.environment, trial.environment);
  rmSync(site.contentDir, { recursive: true });
  follower.look();
  expect(log).toHaveLength(1);
});

it('another name of the same folder is no other site', () => {
  const { contentDir, environment, write } = testFolders();
  write('articles/a.md', articleText('甲'));
  const current = join(contentDir, '..', 'current');
  symlinkSync(contentDir, current);
  const { follower, log } = follow(environment, { ...environment, contentDir: current });
  follower.look();
  expect(log).toEqual([]);
});

it('a folder that both processes were started with, in the place of an earlier one, is no other site (the one that followed said so while the other imported)', () => {
  const [old, now] = [testFolders(), testFolders()];
  old.write('articles/a.md', articleText('甲'));
  now.write('articles/b.md', articleText('乙'));
  const { file, follower, log } = follow(old.environment, now.environment);
  const { library } = openUpToDate(file, {
    ...now.environment,
    *prepareFiles() {
      follower.look();
      yield null;
    },
  });
  library.db.close();
  follower.look();
  expect(log).toEqual([]);
});
