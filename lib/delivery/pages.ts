import { messageOf } from '../site/errors.ts';
import type { Metrics } from './metrics.ts';
import { makePage, type Page, type PageOptions } from './page.ts';
import type { Renderer } from './render.ts';
import { QueueFullError, RenderQueue } from './render-queue.ts';
import { PageStore } from './store.ts';
import { StoredPage } from './stored-page.ts';

/**
 * Most bytes of stored pages: room for some 3,300 articles as brotli. With 10,000 articles the process stays below
 * 512 MB.
 */
const MAX_BYTES = 80_000_000;
/**
 * The same for pages whose addresses anyone can make up: search results and missing pages. They can't push out the
 * others.
 */
const MAX_LOOSE_BYTES = 4_000_000;
/** How long (ms) the last good page is sent before a page that could not be rendered is tried again. */
const TRY_AGAIN = 5_000;
/** A generation that content never has. */
const OUTDATED = -1;
/** Most pages that wait for their best brotli; those beyond keep the quick one until they are asked for again. */
const MAX_WAITING = 20_000;

export interface PagesOptions extends Omit<PageOptions, 'bodyStart'> {
  readonly renderer: Renderer;
  /** Number of the current version of the content. */
  readonly generation: () => number;
  /** HTML put first in the body of a page of this generation; asked for at each rendering. */
  readonly bodyStart: (generation: number) => string;
  /** Whether caches may keep pages: not those of a preview, with drafts in them. */
  readonly shared: boolean;
  readonly metrics: Metrics;
  /** Asked when a page could not be made: mends the database if it is damaged, and answers whether it did. */
  readonly mend: () => Promise<boolean>;
}

/**
 * The finished pages of the application: each is rendered once per generation of the content and stored. The page of an
 * earlier generation stays in the store, to be sent when rendering fails.
 */
export class Pages {
  readonly #options: PagesOptions;
  readonly #pages = new PageStore(MAX_BYTES);
  readonly #loose = new PageStore(MAX_LOOSE_BYTES);
  readonly #underWay = new Map<string, Promise<StoredPage>>();
  readonly #queue = new RenderQueue();
  /** Weak references: pages that the store has dropped must not stay in memory until their turn. */
  readonly #toImprove: { readonly address: string; readonly page: WeakRef<StoredPage> }[] = [];
  #improving = false;
  #asked = Number.NEGATIVE_INFINITY;

  constructor(options: PagesOptions) {
    this.#options = options;
    options.metrics.watchStore(() => ({
      bytes: this.#pages.bytes + this.#loose.bytes,
      pages: this.#pages.count + this.#loose.count,
    }));
  }

  /** The stored page of an address in normal form; undefined when there is none of the current generation. */
  current(address: string): StoredPage | undefined {
    const page = this.#stored(address);
    return page?.generation === this.#options.generation() ? page : undefined;
  }

  /**
   * Renders the page of an address for a reader, once for all who ask meanwhile. When that fails, gives the last good
   * page.
   * @throws QueueFullError when too many pages are being rendered; the error of the rendering when there is no
   * last good page
   */
  page(address: string): Promise<StoredPage> {
    this.#asked = performance.now();
    return this.make(address);
  }

  /** `page` without a reader who waits: doesn't count for `unasked`. */
  make(address: string): Promise<StoredPage> {
    // A reader who asks after a change of the content must not get a page whose rendering began before it.
    const key = `${this.#options.generation()} ${address}`;
    let underWay = this.#underWay.get(key);
    if (underWay === undefined) {
      underWay = this.#make(address).finally(() => this.#underWay.delete(key));
      this.#underWay.set(key, underWay);
    }
    return underWay;
  }

  /** How long (ms) ago a reader last asked for a page that had to be rendered. */
  unasked(): number {
    return performance.now() - this.#asked;
  }

  /** Addresses of this site that a page links to, as written in it. Renders the page: links are not stored. */
  async linksOf(address: string): Promise<readonly string[]> {
    return (await this.#queue.run(() => this.#render(address))).links;
  }

  /**
   * To be called when a stored page has been sent again: puts it in line for its best brotli, made in the background.
   * Not at the first time: for a page that a crawler reads once per generation the work would be wasted.
   */
  askedAgain(address: string, page: StoredPage): void {
    if (!page.improvable || this.#toImprove.length >= MAX_WAITING) return;
    page.improvable = false;
    this.#toImprove.push({ address, page: new WeakRef(page) });
    void this.#improve();
  }

  async #make(address: string): Promise<StoredPage> {
    const { generation, metrics, warn } = this.#options;
    const made = generation();
    try {
      return this.#keep(address, await this.#renderMended(address), made);
    } catch (error) {
      const previous = this.#stored(address);
      // A page that was missing or gone is no good one: there may be an article by now.
      if (previous === undefined || previous.status >= 400) throw error;
      // The next reader may find room: this page must not stay as it was until the next change.
      if (error instanceof QueueFullError) return previous;
      metrics.renderFailures.inc();
      warn(`${address} 生成失败，先用上一次的页面：${messageOf(error)}`);
      if (this.current(address) === previous) return previous;
      // Counts as current for a while, so that a page that always fails isn't tried again for each reader.
      previous.generation = made;
      setTimeout(() => {
        if (previous.generation === made) previous.generation = OUTDATED;
      }, TRY_AGAIN).unref();
      return previous;
    }
  }

  async #renderMended(address: string): Promise<Page> {
    const render = (): Promise<Page> => this.#queue.run(() => this.#render(address));
    try {
      return await render();
    } catch (error) {
      if (error instanceof QueueFullError || !(await this.#options.mend())) throw error;
      return await render();
    }
  }

  async #render(address: string): Promise<Page> {
    const { renderer, metrics, bodyStart, shared, ...options } = this.#options;
    // Before it is rendered: what is saved meanwhile may not be in it.
    const shown = options.generation();
    const done = metrics.renderSeconds.startTimer();
    const rendered = await renderer.render(address);
    if (rendered.status >= 500) throw new Error(`应用回答了 ${rendered.status}`);
    const page = makePage(rendered, shared && !isLoose(address), { ...options, bodyStart: bodyStart(shown) });
    done();
    return page;
  }

  /** Of any generation. */
  #stored(address: string): StoredPage | undefined {
    return this.#pages.get(address) ?? this.#loose.get(address);
  }

  #keep(address: string, page: Page, generation: number): StoredPage {
    const previous = this.#stored(address);
    // This rendering began before a change, and one that began after it has ended first.
    const isLate = this.current(address) !== undefined;
    if (previous?.isSameAs(page)) {
      if (!isLate) previous.generation = generation;
      return previous;
    }
    const answers = this.#options.metrics.answers(address, page.status);
    const stored = new StoredPage(page, generation, answers);
    if (page.provisional || isLate) return stored;
    const lasting = (page.status === 200 || page.status === 308) && !isLoose(address);
    if (lasting) this.#loose.delete(address);
    else this.#pages.delete(address);
    (lasting ? this.#pages : this.#loose).set(address, stored);
    return stored;
  }

  /** One page at a time, the newest first; a page that has been replaced meanwhile is left alone. */
  async #improve(): Promise<void> {
    if (this.#improving) return;
    this.#improving = true;
    for (let next = this.#toImprove.pop(); next !== undefined; next = this.#toImprove.pop()) {
      const { address } = next;
      const page = next.page.deref();
      if (page === undefined) continue;
      if (this.current(address) !== page) {
        // A save came between; the page may turn out to be as it was, and be asked for again.
        page.improvable = true;
        continue;
      }
      await page.improve();
    }
    this.#improving = false;
  }
}

/** Whether anyone can make up addresses of this kind without end. */
const isLoose = (address: string): boolean => /^\/(?:search|suggest)\?/.test(address);
