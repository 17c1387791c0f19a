import type { ImporterEvents } from './importer.ts';
import { generation } from './meta.ts';
import { inodeOf, type Library, openForReading } from './open.ts';
import { problemCount } from './problems.ts';

/** Notices what another process, which holds the writer lock, imports. */
export class Follower {
  readonly #file: string;
  readonly #events: ImporterEvents;
  #open: { readonly library: Library; readonly inode: number; generation: number } | null = null;

  /** @param events `onState` is called for the first generation and every further one */
  constructor(file: string, events: ImporterEvents) {
    this.#file = file;
    this.#events = events;
    this.look();
  }

  /** Looks for a new generation; cheap. A database that isn't there or can't be read now is looked for next time. */
  look(): void {
    try {
      const inode = inodeOf(this.#file);
      if (inode === 0) return;
      if (this.#open?.inode !== inode) {
        this.close();
        this.#open = { library: openForReading(this.#file), inode, generation: -1 };
      }
      const number = generation(this.#open.library);
      if (number === this.#open.generation) return;
      this.#open.generation = number;
      this.#events.onState({
        generation: number,
        importer: false,
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
}
