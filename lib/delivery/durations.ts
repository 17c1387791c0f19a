/** Upper bounds of the buckets, in seconds. */
const BOUNDS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];

/**
 * How long requests take, as a histogram in the form that Prometheus reads. That of `prom-client` looks up its labels
 * each time, which for a stored page would be some per cent of the answer.
 */
export class Durations {
  readonly #name: string;
  readonly #help: string;
  /** One for each bound, and one for what is longer than all of them. */
  readonly #counts = new Float64Array(BOUNDS.length + 1);
  #seconds = 0;

  constructor(name: string, help: string) {
    this.#name = name;
    this.#help = help;
  }

  add(milliseconds: number): void {
    const seconds = milliseconds / 1000;
    let bucket = 0;
    while (seconds > (BOUNDS[bucket] ?? Number.POSITIVE_INFINITY)) bucket += 1;
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#seconds += seconds;
  }

  /** https://prometheus.io/docs/instrumenting/exposition_formats/ */
  text(): string {
    let count = 0;
    const buckets = [...BOUNDS, '+Inf'].map((bound, index) => {
      count += this.#counts[index] ?? 0;
      return `${this.#name}_bucket{le="${bound}"} ${count}\n`;
    });
    return `# HELP ${this.#name} ${this.#help}\n# TYPE ${this.#name} histogram\n${buckets.join('')}${this.#name}_sum ${this.#seconds}\n${this.#name}_count ${count}\n`;
  }
}
