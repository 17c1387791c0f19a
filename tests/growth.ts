const SHORT = 5_000;
const TIMES = 8;
/** A square would be 64 times. */
const MOST = 3 * TIMES;

const TRIES = 3;

/**
 * How often the time of a short text a text eight times as long takes, by the most that is no square. What is too much
 * is measured again: V8 may have compiled code or collected garbage meanwhile, and a square is one every time.
 * @param ofLength a text of about so many characters
 */
export function growth(ofLength: (length: number) => string, work: (text: string) => unknown): number {
  const [short, long] = [ofLength(SHORT), ofLength(SHORT * TIMES)];
  work(short);
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && least >= 1; tries++) {
    const ratio = spentOn(() => work(long)) / spentOn(() => work(short)) / MOST;
    least = Math.min(least, ratio);
  }
  return least;
}

/**
 * Time (ms) that work takes of the processor, which what else the machine does takes none of; at least so much that the
 * clock's steps don't matter.
 */
export function spentOn(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.max((user + system) / 1_000, 5);
}
