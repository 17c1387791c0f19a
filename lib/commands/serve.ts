import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { startSite } from '../delivery/start.ts';
import { readEnvironment } from '../site/environment.ts';
import { explanation } from './explain.ts';

const USAGE = 'npm start 或 npm start -- --preview。端口等是环境变量，例如 PORT=8080 npm start';
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** How long (ms) after the first signal the process ends, whatever is still under way. */
const LONGEST_STOP = 9_500;

/**
 * How long (ms) after the first signal another one is only its echo: a terminal signals npm and this process, npm
 * passes the signal on, and its end is one more (bootstrap.mjs).
 */
const LONGEST_ECHO = 1000;

// V8 lets the heap grow to several times what is in use before it collects garbage, and rendering produces much. With
// 10,000 articles this saves a hundred megabytes and costs a few per cent of the time that a page takes.
setFlagsFromString('--heap-growing-percent=40');

/** `npm start`: serves the site until it is told to stop. `--preview` shows drafts and reloads pages on save. */
async function serve(): Promise<void> {
  const { values } = parseArgs({ options: { preview: { type: 'boolean', default: false } } });
  if (values.preview) process.env.PREVIEW = '1';
  Object.assign(process.env, { NODE_ENV: 'production' });
  const environment = readEnvironment(process.env);
  const site = await startSite(environment, root, say);
  let stopping: number | null = null;
  const stop = (): void => {
    const now = performance.now();
    if (stopping !== null) {
      // A second Ctrl-C doesn't wait.
      if (now - stopping > LONGEST_ECHO) process.exit(1);
      return;
    }
    stopping = now;
    // An import that is under way may take longer than what readers still get; it is done again at the next start.
    setTimeout(() => process.exit(0), LONGEST_STOP).unref();
    site.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.stdout.write(`${site.address}\n`);
  site.content.onChange(prepareRelations);
  prepareRelations();
}

/** Related links and search read what is new before a reader asks for it; the site answers meanwhile. */
function prepareRelations(): void {
  Promise.all([import('../library/current.ts'), import('../relations/library-index.ts')])
    .then(([{ currentLibrary }, { prepareIndex }]) => prepareIndex(currentLibrary()))
    .catch((error: unknown) => say(`相关文章和搜索还没有准备好：${String(error)}`));
}

serve().catch((error: unknown) => {
  say(explanation(error, USAGE));
  process.exit(1);
});
