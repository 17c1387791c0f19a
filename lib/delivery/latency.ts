/** Upper bounds (s) of the histogram's buckets. */
const BOUNDS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];
const NAME = 'http_request_duration_seconds';

/**
 * The histogram of how long answers took. Every request is counted in it, and prom-client's `observe` takes as long as
 * finding a stored page, for labels that this one doesn't have: here it is an addition.
 */
export class Latency {
  /** Answers by bucket; the last one is for those beyond all bounds. */
  readonly #counts = new Array<number>(BOUNDS.length + 1).fill(0);
  #sum = 0;

  observe(milliseconds: number): void {
    const seconds = milliseconds / 1000;
    let bucket = 0;
    while (bucket < BOUNDS.length && seconds > (BOUNDS[bucket] ?? 0)) bucket += 1;
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#sum += seconds;
  }

  /** Lines for `/metrics`: each bucket counts all answers up to its bound. */
  text(): string {
    let count = 0;
    const buckets = this.#counts.map((inBucket, index) => {
      count += inBucket;
      return `${NAME}_bucket{le="${BOUNDS[index] ?? '+Inf'}"} ${count}`;
    });
    return [
      `# HELP ${NAME} Time from the request to the end of handing the answer to the system`,
      `# TYPE ${NAME} histogram`,
      ...buckets,
      `${NAME}_sum ${this.#sum}`,
      `${NAME}_count ${count}`,
      '',
    ].join('\n');
  }
}
