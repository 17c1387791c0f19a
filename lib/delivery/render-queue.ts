/** More pages wait to be rendered than can be in a reasonable time. */
export class QueueFullError extends Error {}

const MAX_RUNNING = 4;
const MAX_WAITING = 500;
/** How long (ms) a rendering is waited for: none that ends takes so long, however busy the machine is. */
const LONGEST = 120_000;

/**
 * Lets a few renderings run at a time: together they would all be slow, and each holds its memory. Beyond a bound
 * they are refused, so that a flood of addresses can't keep the pages that are stored from being sent. One that doesn't
 * end loses its place: a few of them would be the end of all others.
 */
export class RenderQueue {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /**
   * @throws QueueFullError at once when too many wait
   * @throws Error when the work takes too long
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= MAX_RUNNING) {
      if (this.#waiting.length >= MAX_WAITING) throw new QueueFullError('等着生成的页面太多');
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running += 1;
    }
    try {
      return await inTime(work());
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(new Error(`${LONGEST / 1000} 秒里没有生成完`));
    const timer = setTimeout(end, LONGEST);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
