import { type FSWatcher, watch } from 'node:fs';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Environment } from '../site/environment.ts';
import { UserError } from '../site/errors.ts';
import { explained } from './data-folder-errors.ts';
import { Follower } from './follower.ts';
import { Importer } from './importer.ts';
import type { FromThread, LiveState, ToThread } from './live-messages.ts';
import { inodeOf, isSound, libraryFile, signalFile } from './open.ts';
import { takeWriterLock } from './writer-lock.ts';

/**
 * How often (ms) the importer looks for what no event tells; a process that follows tries to become the importer and
 * looks for what it wasn't told.
 */
const LOOK_EVERY = 1_000;

const port = parentPort;
if (port === null) throw new Error('this module is the entry of a worker thread');
const { environment }: { readonly environment: Environment } = workerData;
const { dataDir } = environment;
const file = libraryFile(dataDir, environment.preview);

const tell = (message: FromThread): void => port.postMessage(message);
const log = (line: string): void => tell({ kind: 'log', line });
const onState = (state: LiveState): void => tell({ kind: 'state', state });
const onFailure = (message: string | null): void => tell({ kind: 'failure', message });

let importer: Importer | null = null;
let follower: Follower | null = null;
/** Whether another process was seen to import. */
let hasImporter = false;
let timer: NodeJS.Timeout | undefined;
let dataWatch: { readonly watcher: FSWatcher; readonly inode: number } | null = null;

/** Becomes the importer when no other process is, else follows. */
function takeRole(): void {
  const lock = takeWriterLock(file);
  if (lock === null) {
    if (!hasImporter) log('另一个进程在导入内容，本进程跟随它');
    hasImporter = true;
    if (follower === null) follower = new Follower(environment, file, { log, onState });
    else follower.look();
    return;
  }
  if (hasImporter) log('原来导入内容的进程不在了，本进程接替它');
  hasImporter = false;
  try {
    importer = new Importer(environment, file, lock, { log, onState, onFailure });
  } catch (error) {
    lock.release();
    throw error;
  }
  follower?.close();
  follower = null;
}

function look(): void {
  watchData();
  if (importer?.holdsLock === false) {
    importer.close();
    importer = null;
  }
  if (importer !== null) {
    importer.look();
    return;
  }
  try {
    takeRole();
    onFailure(null);
  } catch (error) {
    onFailure(explained(error, environment).message);
  }
}

/** At full seconds, which are the times of articles: what is to appear appears then. */
function lookLater(): void {
  timer = setTimeout(
    () => {
      look();
      lookLater();
    },
    LOOK_EVERY - (Date.now() % LOOK_EVERY),
  );
}

/**
 * Takes a role; where that fails because of the data folder, as on a full disk, readers get what it holds meanwhile.
 * @throws Error when there is nothing to show, or what is wrong is the content folder
 */
function begin(): void {
  try {
    takeRole();
    onFailure(null);
  } catch (error) {
    if (error instanceof UserError || !isSound(file)) throw error;
    onFailure(explained(error, environment).message);
    follower = new Follower(environment, file, { log, onState });
  }
}

/** Watches the data folder for what the importer of another process tells. */
function watchData(): void {
  const inode = inodeOf(dataDir);
  if (dataWatch?.inode === inode) return;
  dataWatch?.watcher.close();
  dataWatch = null;
  try {
    const watcher = watch(dataDir, (_event, name) => {
      if (name === basename(signalFile(file))) follower?.look();
    });
    watcher.on('error', () => watcher.close());
    dataWatch = { watcher, inode };
  } catch {
    // The folder has gone, or the system has no watch left (Linux: `max_user_instances`): `look` asks each second.
  }
}

try {
  begin();
  watchData();
  lookLater();
  port.on('message', (message: ToThread) => {
    if (message === 'mend') {
      tell({ kind: 'mended', mended: importer?.mend() === true });
      return;
    }
    clearTimeout(timer);
    dataWatch?.watcher.close();
    importer?.close();
    follower?.close();
    port.close();
  });
} catch (error) {
  const told = explained(error, environment);
  tell({ kind: 'failed', message: told.message, mendable: told instanceof UserError });
}
