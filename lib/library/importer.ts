import { writeFileSync } from 'node:fs';
import type { Environment } from '../site/environment.ts';
import { UserError } from '../site/errors.ts';
import { Backoff } from './backoff.ts';
import { explained, isPassing } from './data-folder.ts';
import { type ImportOptions, type ImportReport, importContent, importFiles } from './import.ts';
import { importLines } from './import-lines.ts';
import type { LiveState } from './live-messages.ts';
import { generation } from './meta.ts';
import { emptyLog, inodeOf, isDamaged, isSound, type Library, signalFile } from './open.ts';
import { deleteOtherVersions } from './other-versions.ts';
import { prepareInParallel } from './prepare-in-parallel.ts';
import { problemCount } from './problems.ts';
import { applySchedule, waitForSchedule } from './schedule.ts';
import { openUpToDate } from './up-to-date.ts';
import { type ContentWatch, type Hint, watchContent } from './watch.ts';
import type { WriterLock } from './writer-lock.ts';

/** How often (ms) everything is compared, so that a lost event heals. */
const COMPARE_EVERY = 60_000;
/** How often where the file system tells no events. Never more than a tenth of the time is spent on it. */
const POLL_EVERY = 1_000;
/** How often (ms) it tells other processes that it is alive. */
const SIGN_EVERY = 60_000;
/** Identity of a database that must be opened anew. */
const NONE = -1;

export interface ImporterEvents {
  /** After every import or moment of the schedule that readers see, once it is committed. */
  readonly onState: (state: LiveState) => void;
  /** What keeps it from importing, at every attempt; null when everything is imported. */
  readonly onFailure: (message: string | null) => void;
  readonly log: (line: string) => void;
}

/** Keeps a library up to date with its content folder while it holds the writer lock. */
export class Importer {
  readonly #options: ImportOptions & Environment;
  readonly #file: string;
  readonly #events: ImporterEvents;
  readonly #lock: WriterLock;
  readonly #watch: ContentWatch | null;
  #library: Library;
  #inode: number;
  #imports = 0;
  #lastImportMs = 0;
  /** Until everything is imported. */
  readonly #backoff = new Backoff();
  #isDamaged = false;
  #compareTimer: NodeJS.Timeout | undefined;
  readonly #signTimer: NodeJS.Timeout;
  #scheduleTimer: NodeJS.Timeout | undefined;

  /**
   * Imports what changed, then goes on by itself.
   * @throws UserError when the content folder isn't there
   */
  constructor(environment: Environment, file: string, lock: WriterLock, events: ImporterEvents) {
    this.#options = { ...environment, prepareFiles: prepareInParallel };
    this.#file = file;
    this.#lock = lock;
    this.#events = events;
    // Before the first comparison, so that nothing falls in between.
    this.#watch =
      environment.watch === 'events'
        ? watchContent(environment.contentDir, (hint) => this.#update(hint))
        : null;
    const start = performance.now();
    try {
      const { library, report } = openUpToDate(file, this.#options);
      this.#library = library;
      this.#inode = inodeOf(file);
      this.#imported(report, performance.now() - start);
      applySchedule(library, Date.now());
    } catch (error) {
      this.#watch?.close();
      throw error;
    }
    this.#publish();
    this.#deleteOtherVersions();
    this.#compareLater(performance.now() - start);
    this.#signTimer = setInterval(() => {
      this.#deleteOtherVersions();
      this.#signal();
    }, SIGN_EVERY);
  }

  /** False when another process may have become the importer. */
  get holdsLock(): boolean {
    return this.#lock.isHeld();
  }

  /** Looks whether the database is still there and can be opened; if not, builds it again. */
  checkDatabase(): void {
    // What could not be opened or built is tried again by the timer, not every second.
    if (this.#inode === NONE || (inodeOf(this.#file) === this.#inode && isSound(this.#file))) return;
    this.#openAnew();
  }

  /**
   * Looks through the whole database for damage, and builds it again if there is any.
   * @returns whether it did
   */
  mend(): boolean {
    this.#isDamaged = isDamaged(this.#file);
    return this.#isDamaged && this.#openAnew();
  }

  #openAnew(): boolean {
    this.#events.log('数据库不见了或已损坏，正在从文件重建');
    this.#inode = NONE;
    return this.#attempt(() => {}) && this.#recovered();
  }

  /** Looks whether the content folder is still the one that is watched; if not, compares everything. */
  checkFolder(): void {
    if (this.#watch?.hasMoved() !== true) return;
    this.#watch.refresh();
    this.#update('anything');
  }

  close(): void {
    clearTimeout(this.#compareTimer);
    clearTimeout(this.#scheduleTimer);
    clearInterval(this.#signTimer);
    this.#watch?.close();
    this.#library.db.close();
    this.#lock.release();
  }

  #update(hint: Hint): void {
    const isDone = this.#attempt(() => {
      const start = performance.now();
      const report =
        hint === 'anything'
          ? importContent(this.#library, this.#options)
          : importFiles(this.#library, this.#options, hint);
      if (report.changed) {
        this.#imported(report, performance.now() - start);
        this.#publish();
      } else this.#applySchedule();
    });
    if (isDone && hint === 'anything') this.#recovered();
    if (this.#watch?.isComplete() === false) this.#compareLater(0);
  }

  #compareLater(spent: number): void {
    clearTimeout(this.#compareTimer);
    const usual = this.#watch?.isComplete() ? COMPARE_EVERY : Math.max(POLL_EVERY, 10 * spent);
    this.#compareTimer = setTimeout(() => {
      const start = performance.now();
      this.#watch?.refresh();
      this.#update('anything');
      this.#compareLater(performance.now() - start);
    }, this.#backoff.wait ?? usual);
  }

  #deleteOtherVersions(): void {
    for (const name of deleteOtherVersions(this.#options.dataDir)) {
      this.#events.log(`删除了 ${name}：它属于本程序的另一个版本，已经没有进程更新它`);
    }
  }

  #open(): void {
    const start = performance.now();
    this.#library.db.close();
    const { library, report } = openUpToDate(this.#file, this.#options, this.#isDamaged);
    this.#library = library;
    this.#inode = inodeOf(this.#file);
    this.#isDamaged = false;
    this.#imported(report, performance.now() - start);
    this.#publish();
  }

  /**
   * What readers have stays when something goes wrong; it is tried again soon. Opening the database anew imports all
   * that the work would.
   * @returns whether it succeeded
   */
  #attempt(work: () => void): boolean {
    try {
      if (this.#inode === NONE) this.#open();
      else work();
      return true;
    } catch (error) {
      // Looking for a content folder that isn't there costs nothing.
      this.#backoff.failed(error instanceof UserError);
      this.#events.onFailure(explained(error, this.#options).message);
      // A connection may keep an error whose cause has gone.
      if (!isPassing(error)) {
        this.#isDamaged = isDamaged(this.#file);
        this.#inode = NONE;
      }
      this.#compareLater(0);
      return false;
    }
  }

  /** To be called when all of the folder is imported: one file more is no sign that those before it are. */
  #recovered(): boolean {
    this.#backoff.succeeded();
    this.#events.onFailure(null);
    return true;
  }

  #imported(report: ImportReport, milliseconds: number): void {
    if (!report.changed) return;
    this.#imports += 1;
    this.#lastImportMs = milliseconds;
    for (const line of importLines(report, milliseconds)) this.#events.log(line);
  }

  #publish(): void {
    const number = generation(this.#library);
    this.#events.onState({
      generation: number,
      importer: true,
      importerSilent: false,
      problems: problemCount(this.#library),
      imports: this.#imports,
      lastImportMs: this.#lastImportMs,
      inode: this.#inode,
    });
    this.#signal();
    this.#schedule();
    emptyLog(this.#library);
  }

  /** Tells other processes that there may be something new, and that this one is alive. */
  #signal(): void {
    try {
      writeFileSync(signalFile(this.#file), `${generation(this.#library)}\n`);
    } catch {
      // The disk is full, perhaps; other processes look by themselves, too, only later.
    }
  }

  #schedule(): void {
    clearTimeout(this.#scheduleTimer);
    this.#scheduleTimer = setTimeout(
      () => this.#attempt(() => this.#applySchedule()),
      waitForSchedule(this.#library, Date.now()),
    );
  }

  #applySchedule(): void {
    if (applySchedule(this.#library, Date.now())) this.#publish();
    else this.#schedule();
  }
}
