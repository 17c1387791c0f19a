import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openLiveLibrary } from '../../lib/library/live.ts';
import type { Environment } from '../../lib/site/environment.ts';
import { articleText, testFolders } from './content-folder.ts';

/** What a process is told that is started beside another one of the same data folder. */
async function toldBeside(first: Environment, second: Environment): Promise<string> {
  const log: string[] = [];
  for (const environment of [first, second]) {
    const live = await openLiveLibrary(environment, (line) => {
      if (environment === second) log.push(line);
    });
    onTestFinished(() => live.close());
  }
  return log.join('\n');
}

it("a second site on the data folder of the first is told (without a word it showed the first's articles, and put its own in their place when the first was restarted)", async () => {
  const [site, trial] = [testFolders(), testFolders()];
  site.write('articles/a.md', articleText('甲'));
  trial.write('articles/b.md', articleText('乙'));
  const told = await toldBeside(site.environment, { ...trial.environment, dataDir: site.dataDir });
  expect(told).toContain(`来自 ${site.contentDir}，不是 ${trial.contentDir}`);
});

it('another name of the same folder is no other site', async () => {
  const { contentDir, environment, write } = testFolders();
  write('articles/a.md', articleText('甲'));
  const current = join(contentDir, '..', 'current');
  symlinkSync(contentDir, current);
  expect(await toldBeside(environment, { ...environment, contentDir: current })).not.toContain('注意');
});
