import { writeFileSync } from 'node:fs';
import type { Environment } from '../site/environment.ts';
import { explained, isPassing } from './data-folder-errors.ts';
import { type ImportOptions, type ImportReport, importContent, importFiles } from './import.ts';
import { importLines } from './import-lines.ts';
import type { LiveState } from './live-messages.ts';
import { generation } from './meta.ts';
import { emptyLog, inodeOf, isDamaged, isSound, type Library, signalFile } from './open.ts';
import { deleteOtherVersions } from './other-versions.ts';
import { prepareInParallel } from './prepare-in-parallel.ts';
import { problemCount } from './problems.ts';
import { applySchedule } from './schedule.ts';
import { openUpToDate } from './up-to-date.ts';
import { type ContentWatch, type Hint, watchContent } from './watch.ts';
import type { WriterLock } from './writer-lock.ts';

/** How often (ms) everything is compared, so that a lost event heals, where the file system tells events. */
const COMPARE_EVERY = 60_000;
/** Elsewhere, and after a failure, at every look, but with pauses so many times as long as it took. */
const PAUSES = 10;
/** The longest pause (ms) after a failure. */
const LONGEST_RETRY = 10_000;
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

/**
 * Keeps a library up to date with its content folder while it holds the writer lock: by events, and by `look`, the one
 * clock for all that no event tells.
 */
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
  /** When (`performance.now`) everything was compared last, and how long (ms) it took. */
  #comparedAt = 0;
  #spent = 0;
  /** Until everything is imported. */
  #isFailing = false;
  #isDamaged = false;
  #signedAt = -SIGN_EVERY;

  /**
   * Imports what changed.
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
      this.#compared(start, report.changed);
      this.#publish();
    } catch (error) {
      this.#watch?.close();
      throw error;
    }
  }

  /** False when another process may have become the importer. */
  get holdsLock(): boolean {
    return this.#lock.isHeld();
  }

  /**
   * To be called every second. Builds the database again if it is gone or can't be opened, compares everything when it
   * is time or another content folder has taken the place of the watched one, and follows the schedule.
   */
  look(): void {
    if (this.#inode !== NONE && !(inodeOf(this.#file) === this.#inode && isSound(this.#file))) {
      this.#openAnew();
    } else if (this.#watch?.hasMoved() === true || this.#isTimeToCompare()) {
      this.#watch?.refresh();
      this.#compare();
    } else {
      this.#followSchedule();
    }
    if (performance.now() - this.#signedAt < SIGN_EVERY) return;
    this.#signedAt = performance.now();
    this.#deleteOtherVersions();
    this.#signal();
  }

  /**
   * Looks through the whole database for damage, and builds it again if there is any.
   * @returns whether it did
   */
  mend(): boolean {
    this.#isDamaged = isDamaged(this.#file);
    return this.#isDamaged && this.#openAnew();
  }

  close(): void {
    this.#watch?.close();
    this.#library.db.close();
    this.#lock.release();
  }

  #openAnew(): boolean {
    this.#events.log('数据库不见了或已损坏，正在从文件重建');
    this.#inode = NONE;
    return this.#compare();
  }

  #update(hint: Hint): void {
    if (hint === 'anything') this.#compare();
    else this.#import(() => importFiles(this.#library, this.#options, hint));
  }

  #isTimeToCompare(): boolean {
    const pause = PAUSES * this.#spent;
    const usual = this.#watch?.isComplete() ? COMPARE_EVERY : pause;
    const wait = this.#isFailing ? Math.min(pause, LONGEST_RETRY) : usual;
    return performance.now() - this.#comparedAt >= wait;
  }

  /**
   * Follows the schedule as well: what it would write may fail where a folder that is as before asks for no write.
   * @returns whether all of the folder is imported: one file more is no sign that those before it are
   */
  #compare(): boolean {
    const [start, imports] = [performance.now(), this.#imports];
    const isImported = this.#import(() => importContent(this.#library, this.#options));
    this.#compared(start, this.#imports > imports);
    if (!this.#followSchedule() || !isImported) return false;
    this.#isFailing = false;
    this.#events.onFailure(null);
    return true;
  }

  #followSchedule(): boolean {
    if (this.#inode === NONE) return false;
    return this.#attempt(() => {
      if (applySchedule(this.#library, Date.now())) this.#publish();
    });
  }

  /** An import tells nothing of what looking costs, and more of a folder may be on its way. */
  #compared(start: number, hasImported: boolean): void {
    this.#comparedAt = performance.now();
    this.#spent = hasImported ? 0 : this.#comparedAt - start;
  }

  /** To open the database anew imports all that the work would. */
  #import(work: () => ImportReport): boolean {
    return this.#attempt(() => {
      const start = performance.now();
      const isClosed = this.#inode === NONE;
      const report = isClosed ? this.#open() : work();
      this.#imported(report, performance.now() - start);
      if (report.changed || isClosed) this.#publish();
    });
  }

  #open(): ImportReport {
    this.#library.db.close();
    const { library, report } = openUpToDate(this.#file, this.#options, this.#isDamaged);
    this.#library = library;
    this.#inode = inodeOf(this.#file);
    this.#isDamaged = false;
    return report;
  }

  /**
   * What readers have stays when something goes wrong; it is tried again soon.
   * @returns whether it succeeded
   */
  #attempt(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.#isFailing = true;
      this.#events.onFailure(explained(error, this.#options).message);
      // A connection may keep an error whose cause has gone.
      if (!isPassing(error)) {
        this.#isDamaged = isDamaged(this.#file);
        this.#inode = NONE;
      }
      return false;
    }
  }

  #deleteOtherVersions(): void {
    for (const name of deleteOtherVersions(this.#options.dataDir)) {
      this.#events.log(`删除了 ${name}：它属于本程序的另一个版本，已经没有进程更新它`);
    }
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
}
