import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { LiveLibrary } from '../library/live.ts';
import { Latency } from './latency.ts';
import type { AnswerCount } from './stored-page.ts';

/**
 * First segments of addresses that have a `route` of their own; all others share one, as clients can make up any
 * number.
 */
const ROUTES = new Set([
  '',
  'articles',
  'topics',
  'archive',
  'search',
  'images',
  '_next',
  'healthz',
  'metrics',
]);

/** What `/metrics` tells, for Prometheus (prometheus.io/docs/instrumenting/exposition_formats). */
export class Metrics {
  readonly #registry = new Registry();
  readonly #answers = new Map<string, AnswerCount>();
  readonly #add = { registers: [this.#registry] };

  readonly renderSeconds = new Histogram({
    ...this.#add,
    name: 'page_render_seconds',
    help: 'Time to render and finish a page that was not stored',
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
  });
  readonly latency = new Latency();
  readonly renderFailures = new Counter({
    ...this.#add,
    name: 'page_render_failures_total',
    help: 'Pages that could not be rendered',
  });
  /** Plain numbers, because every request raises one; they become counters when Prometheus asks. */
  hits = 0;
  misses = 0;

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    const answers = this.#answers;
    const read = (): { hits: number; misses: number } => this;
    new Counter({
      ...this.#add,
      name: 'http_requests_total',
      help: 'Answers by route and status',
      labelNames: ['route', 'status'],
      collect() {
        this.reset();
        for (const { route, status, count } of answers.values()) this.inc({ route, status }, count);
      },
    });
    new Counter({
      ...this.#add,
      name: 'page_store_requests_total',
      help: 'Pages asked for, by whether they were stored',
      labelNames: ['result'],
      collect() {
        this.reset();
        this.inc({ result: 'hit' }, read().hits);
        this.inc({ result: 'miss' }, read().misses);
      },
    });
  }

  /** Gauge whose value is asked for when Prometheus asks. */
  #gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      ...this.#add,
      name,
      help,
      collect() {
        this.set(value());
      },
    });
  }

  watchStore(read: () => { bytes: number; pages: number }): void {
    this.#gauge('page_store_bytes', 'Bytes of stored pages', () => read().bytes);
    this.#gauge('page_store_pages', 'Stored pages', () => read().pages);
  }

  watchContent(content: LiveLibrary): void {
    this.#gauge('content_generation', 'Number of the last change of the content', () => content.generation());
    this.#gauge('content_problems', 'Problems of the content files', () => content.status().problems);
    this.#gauge('content_imports', 'Imports since the start', () => content.status().imports);
    this.#gauge(
      'content_last_import_seconds',
      'Duration of the last import',
      () => content.status().lastImportMs / 1000,
    );
    this.#gauge('content_import_failing', '1 when what is saved can not be imported; the log says why', () =>
      Number(content.failure() !== null),
    );
    this.#gauge('content_importer', '1 when this process imports', () => Number(content.status().importer));
    this.#gauge('content_importer_silent', '1 when the process that imports gives no sign of life', () =>
      Number(content.status().importerSilent),
    );
  }

  /** @param address of the request, or null where it isn't known */
  answers(address: string | null, status: number): AnswerCount {
    const segment = address === null ? undefined : /^\/([^/?]*)/.exec(address)?.[1];
    const route = segment !== undefined && ROUTES.has(segment) ? `/${segment}` : 'other';
    const key = `${route} ${status}`;
    let answers = this.#answers.get(key);
    if (answers === undefined) {
      answers = { route, status, count: 0 };
      this.#answers.set(key, answers);
    }
    return answers;
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Everything in Prometheus' text format. */
  async text(): Promise<string> {
    return `${await this.#registry.metrics()}\n${this.latency.text()}`;
  }
}
