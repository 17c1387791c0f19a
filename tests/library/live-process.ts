// A process with a live library, for tests of several processes: prints its state as a line of JSON whenever it
// changes.
import { countArticles } from '../../lib/library/cards.ts';
import { openLiveLibrary } from '../../lib/library/live.ts';
import { readEnvironment } from '../../lib/site/environment.ts';

const live = await openLiveLibrary(readEnvironment(process.env), () => {});
let printed = '';
setInterval(() => {
  const articles = countArticles(live.library, Date.now());
  const line = JSON.stringify({ generation: live.generation(), importer: live.status().importer, articles });
  if (line === printed) return;
  printed = line;
  process.stdout.write(`${line}\n`);
}, 5);
process.once('SIGTERM', () => live.close().then(() => process.exit(0)));
