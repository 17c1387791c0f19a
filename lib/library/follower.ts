import { statSync } from 'node:fs';
import type { ImporterEvents } from './importer.ts';
import { generation } from './meta.ts';
import { inodeOf, type Library, openForReading, signalFile } from './open.ts';
import { problemCount } from './problems.ts';

/**
 * After how long (ms) without a signal the importer is called silent. It signals every minute, but not during an
 * import.
 */
const LONGEST_SILENCE = 600_000;

type FollowerEvents = Pick<ImporterEvents, 'onState' | 'log'>;

/** Notices what another process, which holds the writer lock, imports. */
export class Follower {
  readonly #file: string;
  readonly #events: FollowerEvents;
  #open: { readonly library: Library; readonly inode: number; generation: number } | null = null;
  /** The last sign of life, and when it was seen: by a clock that on Linux stands still while the machine sleeps. */
  #sign = { written: 0, seen: performance.now() };
  #silent = false;

  /**
   * @param events `onState` is called for the first generation and every further one, and when the importer falls
   * silent
   */
  constructor(file: string, events: FollowerEvents) {
    this.#file = file;
    this.#events = events;
    this.look();
  }

  /** Looks for a new generation; cheap. A database that isn't there or can't be read now is looked for next time. */
  look(): void {
    try {
      const wasSilent = this.#silent;
      this.#listen();
      const inode = inodeOf(this.#file);
      if (inode === 0) return;
      if (this.#open?.inode !== inode) {
        this.close();
        this.#open = { library: openForReading(this.#file), inode, generation: -1 };
      }
      const number = generation(this.#open.library);
      if (number === this.#open.generation && this.#silent === wasSilent) return;
      this.#open.generation = number;
      this.#events.onState({
        generation: number,
        importer: false,
        importerSilent: this.#silent,
        problems: problemCount(this.#open.library),
        imports: 0,
        lastImportMs: 0,
        inode,
      });
    } catch {
      this.close();
    }
  }

  close(): void {
    this.#open?.library.db.close();
    this.#open = null;
  }

  /**
   * Tells when the importer falls silent: a stopped process (SIGSTOP) keeps its lock, so that no other can take its
   * place.
   */
  #listen(): void {
    const written = statSync(signalFile(this.#file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (written !== this.#sign.written) this.#sign = { written, seen: performance.now() };
    const silent = performance.now() - this.#sign.seen > LONGEST_SILENCE;
    if (silent === this.#silent) return;
    this.#silent = silent;
    this.#events.log(
      silent
        ? '导入内容的进程十分钟没有动静，可能停住了：新保存的内容读者看不到。结束那个进程，本进程就会接替它'
        : '导入内容的进程又有动静了',
    );
  }
}
