/** When to try again (ms) after a failure; twice as long after each further one, up to the longest. */
const FIRST = 250;
const LONGEST = 10_000;
/** The longest where trying costs nothing. */
const LONGEST_CHEAP = 1_000;

/** How long to wait before something that failed is tried again. */
export class Backoff {
  /** How long (ms) now; null when nothing has failed since it last succeeded. */
  wait: number | null = null;

  /** @param isCheap whether trying costs nothing */
  failed(isCheap: boolean): void {
    const next = this.wait === null ? FIRST : 2 * this.wait;
    this.wait = Math.min(next, isCheap ? LONGEST_CHEAP : LONGEST);
  }

  succeeded(): void {
    this.wait = null;
  }
}
