import type { Worker } from 'node:worker_threads';
import type { Environment } from '../site/environment.ts';
import { messageOf, UserError } from '../site/errors.ts';
import type { FromThread, LiveState, ToThread } from './live-messages.ts';
import { Mending } from './mending.ts';
import { closeLater, type Library, libraryFile, openForReading } from './open.ts';
import { startThread } from './thread.ts';

/** The library of a running site: it follows its content folder by itself. */
export interface LiveLibrary {
  /** Open for reading. Ask again for each use: a database that was built again is another one. */
  readonly library: Library;
  /** Number of the last change that readers see. Kept in memory: costs nothing. */
  generation(): number;
  /** Calls the listener with each new generation, right after it is committed. */
  onChange(listener: (generation: number) => void): void;
  status(): LiveState;
  /** What keeps what is saved from being seen, in words for the person who runs the site; null when nothing does. */
  failure(): string | null;
  /**
   * To be called when a page can't be made: looks for damage in the database, which no import comes upon, and builds it
   * again. Not twice within a minute.
   * @returns whether it was built again; false when that takes long
   */
  mend(): Promise<boolean>;
  /** Stops watching and lets another process become the importer. */
  close(): Promise<void>;
}

/** How long (ms) to wait before a thread that failed is started again, or a database that can't be opened is opened. */
const RETRY_AFTER = 1_000;
/** How long (ms) a thread may take to end an import when the site stops. */
const LONGEST_CLOSE = 5_000;

/**
 * Opens the library of a site and keeps it up to date, in a thread of its own: an import of any size doesn't keep
 * the server from answering. Of several processes with one data folder one imports; the others follow, and one of
 * them takes over when it dies. Ready when the content is imported.
 * @param log called with lines for the person who runs the site
 * @throws UserError when the content folder isn't there, or the data folder can't be used
 */
export async function openLiveLibrary(
  environment: Environment,
  log: (line: string) => void,
): Promise<LiveLibrary> {
  const file = libraryFile(environment.dataDir, environment.preview);
  const listeners: ((generation: number) => void)[] = [];
  /** Null between the end of a thread that failed and the start of the next. */
  let thread: Worker | null = null;
  let closing = false;
  let open: { library: Library; state: LiveState } | null = null;

  let latest: LiveState | null = null;
  const takeState = (state: LiveState, onTaken: () => void, isTold = false): void => {
    latest = state;
    const before = open;
    const sameFile = before?.state.inode === state.inode;
    try {
      open = { library: sameFile ? before.library : openForReading(file), state };
    } catch (error) {
      // The file may have gone again meanwhile, to make room for a database that was built anew.
      if (!isTold) log(`打不开数据库，每 ${RETRY_AFTER / 1000} 秒再试一次：${messageOf(error)}`);
      setTimeout(() => {
        if (latest === state && !closing) takeState(state, onTaken, true);
      }, RETRY_AFTER).unref();
      return;
    }
    if (before !== null && !sameFile) closeLater(before.library);
    onTaken();
    if (before?.state.generation !== state.generation) {
      for (const listener of listeners) listener(state.generation);
    }
  };
  let failure: string | null = null;
  const takeFailure = (message: string | null): void => {
    if (message === failure) return;
    failure = message;
    log(message === null ? '导入恢复正常' : `导入失败：${message}`);
  };
  const mending = new Mending();
  const start = (onReady: () => void, onFailed: (error: Error) => void): void => {
    const started = startThread('live-thread', { environment });
    thread = started;
    started.once('exit', () => {
      if (thread === started) thread = null;
      mending.answered(false);
    });
    started.on('message', (message: FromThread) => {
      if (message.kind === 'log') log(message.line);
      else if (message.kind === 'failure') takeFailure(message.message);
      else if (message.kind === 'mended') mending.answered(message.mended);
      else if (message.kind === 'failed') {
        onFailed(message.mendable ? new UserError(message.message) : new Error(message.message));
      } else {
        takeState(message.state, onReady);
      }
    });
    started.on('error', onFailed);
  };
  const startAgain = (error: Error): void => {
    takeFailure(`导入内容的线程出错，将重新启动：${error.message}`);
    setTimeout(() => {
      if (!closing) start(() => {}, startAgain);
    }, RETRY_AFTER).unref();
  };

  await new Promise<void>((resolve, reject) => {
    start(resolve, (error) => (open === null ? reject(error) : startAgain(error)));
  });
  const current = (): { library: Library; state: LiveState } => {
    if (open === null) throw new Error('the live library is closed');
    return open;
  };
  return {
    get library() {
      return current().library;
    },
    generation: () => current().state.generation,
    onChange: (listener) => {
      listeners.push(listener);
    },
    status: () => current().state,
    failure: () => failure,
    mend: () =>
      mending.ask(() => {
        if (thread === null) mending.answered(false);
        else thread.postMessage('mend' satisfies ToThread);
      }),
    async close() {
      closing = true;
      if (thread !== null) await end(thread);
      open?.library.db.close();
      open = null;
    },
  };
}

async function end(thread: Worker): Promise<void> {
  const ended = new Promise((resolve) => thread.once('exit', resolve));
  thread.postMessage('close' satisfies ToThread);
  const timer = setTimeout(() => thread.terminate(), LONGEST_CLOSE);
  await ended;
  clearTimeout(timer);
}
