// A process with a live library, for tests of what the log says: prints its log, and how many articles it sees.
import { countArticles } from '../../lib/library/cards.ts';
import { openLiveLibrary } from '../../lib/library/live.ts';
import { readEnvironment } from '../../lib/site/environment.ts';
import { messageOf } from '../../lib/site/errors.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
try {
  const live = await openLiveLibrary(readEnvironment(process.env), print);
  let printed = '';
  setInterval(() => {
    const line = `articles ${countArticles(live.library, Date.now())}`;
    if (line !== printed) print(line);
    printed = line;
  }, 5);
} catch (error) {
  print(messageOf(error));
}
