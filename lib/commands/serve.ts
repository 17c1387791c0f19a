import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { MissingContentError } from '../content/folder.ts';
import { openPreview } from '../delivery/preview.ts';
import { MissingBuildError } from '../delivery/render.ts';
import { ListenError, startSite } from '../delivery/start.ts';
import { DataFolderError } from '../library/data-folder.ts';
import { openLiveLibrary } from '../library/live.ts';
import { isSound, libraryFile } from '../library/open.ts';
import { readEnvironment, SettingsError } from '../site/environment.ts';
import { isMistyped } from './mistyped.ts';

const USAGE = '用法：npm start 或 npm start -- --preview。端口等是环境变量，例如 PORT=8080 npm start';
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** From the signal to the end of the process (ms), whatever is still under way. */
const LONGEST_STOP = 9_500;

/** npm passes a signal on that the terminal or the system sends to all processes of a command: it comes twice (ms). */
const LONGEST_ECHO = 500;

// V8 lets the heap grow to several times of what is in use before it collects; rendering makes much that is soon
// let go. With 10,000 articles this keeps a hundred megabytes free for a few per cent of a page's time.
setFlagsFromString('--heap-growing-percent=40');

/** `npm start`: serves the site until it is told to stop. `--preview` shows drafts and reloads pages on save. */
async function serve(): Promise<void> {
  const { values } = parseArgs({ options: { preview: { type: 'boolean', default: false } } });
  if (values.preview) process.env.PREVIEW = '1';
  Object.assign(process.env, { NODE_ENV: 'production' });
  const environment = readEnvironment(process.env);
  let closeContent = async (): Promise<void> => {};
  const site = await startSite({
    environment,
    root,
    async openContent() {
      const live = await openLiveLibrary(environment, say);
      closeContent = () => live.close();
      live.onChange(prepareRelations);
      return live;
    },
    hasEarlierContent: () => isSound(libraryFile(environment.dataDir, environment.preview)),
    openPreview: environment.preview ? openPreview : null,
    warn: say,
  });
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
    site
      .stop()
      .then(closeContent)
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.stdout.write(`${site.address}\n`);
  prepareRelations();
}

/** Related links and search read what is new before a reader asks for it; the site answers meanwhile. */
function prepareRelations(): void {
  Promise.all([import('../library/current.ts'), import('../relations/library-index.ts')])
    .then(([{ currentLibrary }, { prepareIndex }]) => prepareIndex(currentLibrary()))
    .catch((error: unknown) => say(`相关文章和搜索还没有准备好：${String(error)}`));
}

serve().catch((error: unknown) => {
  if (isMistyped(error)) {
    say(`参数不对：${error.message}\n${USAGE}`);
    process.exit(1);
  }
  const expected =
    error instanceof SettingsError ||
    error instanceof MissingContentError ||
    error instanceof DataFolderError ||
    error instanceof MissingBuildError ||
    error instanceof ListenError;
  say(expected ? error.message : String(error instanceof Error ? (error.stack ?? error.message) : error));
  process.exit(1);
});
