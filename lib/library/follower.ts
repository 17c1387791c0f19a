import { statSync } from 'node:fs';
import type { Environment } from '../site/environment.ts';
import type { ImporterEvents } from './importer.ts';
import { CONTENT_FOLDER, generation, readMeta } from './meta.ts';
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
  readonly #environment: Pick<Environment, 'contentDir' | 'dataDir'>;
  readonly #file: string;
  readonly #events: FollowerEvents;
  #open: { readonly library: Library; readonly inode: number; generation: number } | null = null;
  /** The last sign of life, and when it was seen: by a clock that on Linux stands still while the machine sleeps. */
  #sign = { written: 0, seen: performance.now() };
  #silent = false;
  /** The other content folder that was told last. */
  #toldFolder = '';

  /**
   * @param events `onState` is called for the first generation and every further one, and when the importer falls
   * silent
   */
  constructor(
    environment: Pick<Environment, 'contentDir' | 'dataDir'>,
    file: string,
    events: FollowerEvents,
  ) {
    this.#environment = environment;
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
      if (this.#open?.inode !== inode) {
        this.close();
        this.#open = { library: openForReading(this.#file), inode, generation: -1 };
      } else {
        // Not at once: an importer that has just begun is about to write which folder it reads.
        this.#tellOtherFolder(this.#open.library);
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

  /** Two sites with one data folder: the one that takes over would put its articles in the place of the other's. */
  #tellOtherFolder(library: Library): void {
    const { contentDir, dataDir } = this.#environment;
    const other = readMeta(library, CONTENT_FOLDER);
    if (other === undefined || other === this.#toldFolder || identityOf(other) === identityOf(contentDir))
      return;
    this.#toldFolder = other;
    this.#events.log(
      `注意：数据文件夹 ${dataDir} 里是另一个内容文件夹的文章，来自 ${other}，不是 ${contentDir}。现在显示的是前者；导入它的进程一停，两边就都换成后者。不同的网站要用不同的数据文件夹：用环境变量 DATA_DIR 指定`,
    );
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

/** Which folder it is, whatever its name; the name of one that can't be looked at. */
function identityOf(folder: string): string {
  try {
    const { dev, ino } = statSync(folder);
    return `${dev} ${ino}`;
  } catch {
    return folder;
  }
}
