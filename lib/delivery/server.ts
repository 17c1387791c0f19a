import { createServer, type Server, type ServerResponse } from 'node:http';
import { Connections } from './connections.ts';
import { bestEncoding, type Encoding } from './encoding.ts';
import { type ErrorStatus, openErrorPages } from './error-pages.ts';
import { openHitLane } from './hit-lane.ts';
import { hostError } from './host.ts';
import { HttpClock } from './http-clock.ts';
import type { Metrics } from './metrics.ts';
import type { Pages } from './pages.ts';
import type { PreviewHook } from './preview.ts';
import { answerRefused } from './refusals.ts';
import { QueueFullError } from './render-queue.ts';
import { NO_PAGE, redirectHeaders, securityHeaders } from './security.ts';
import { sendFile, sendPage } from './send.ts';
import type { StaticFiles } from './static-files.ts';
import { type Representation, StoredPage, wholeResponse } from './stored-page.ts';
import { MAX_PATH_LENGTH, normaliseTarget } from './target.ts';

export interface SiteParts {
  readonly pages: Pages;
  readonly files: StaticFiles;
}

export interface ServerOptions {
  readonly metrics: Metrics;
  /** Whether readers come by https. */
  readonly secure: boolean;
  /** What serves pages and files; null until the content is imported and Next has rendered its first page. */
  readonly site: () => SiteParts | null;
  readonly preview: () => PreviewHook | null;
  readonly warn: (message: string) => void;
}

/**
 * Limits (ms) for slow or hostile clients. An idle connection stays open for longer than the 60 s after which nginx
 * closes it from its side, or a request could arrive just when this server closes it.
 */
const HEADERS_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 15_000;
const KEEP_ALIVE_TIMEOUT = 65_000;
const KEEP_ALIVE = `timeout=${KEEP_ALIVE_TIMEOUT / 1000}`;
const IDLE_TIMEOUT = 30_000;
/** Room for a search of 10,000 Han characters, percent-encoded. */
const MAX_HEADER_BYTES = 131_072;

/** The HTTP server of the site: one normal form of each address, stored pages first, then files, then rendering. */
export class SiteServer {
  readonly http: Server;
  readonly #options: ServerOptions;
  readonly #errorPage: (status: ErrorStatus) => StoredPage;
  readonly #closeLane: () => void;
  readonly #connections: Connections;
  readonly #clock = new HttpClock();

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#errorPage = openErrorPages(options.secure, options.metrics);
    this.http = createServer(
      {
        headersTimeout: HEADERS_TIMEOUT,
        requestTimeout: REQUEST_TIMEOUT,
        keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
        maxHeaderSize: MAX_HEADER_BYTES,
        requireHostHeader: false,
      },
      (_, response) => this.#answer(response),
    );
    this.http.setTimeout(IDLE_TIMEOUT);
    // Who has sent a request may close their side (RFC 9293 §3.6) and read on. Node's types don't know the property.
    Object.assign(this.http, { httpAllowHalfOpen: true });
    this.http.maxHeadersCount = 100;
    this.#closeLane = openHitLane(
      this.http,
      (target, encoding) => this.#hit(target, encoding),
      (milliseconds) => options.metrics.latency.observe(milliseconds),
    );
    this.#connections = new Connections(this.http);
    answerRefused(
      this.http,
      {
        error: (status) => this.#lastError(status),
        redirect: (location) => this.#lastAnswer(308, this.#redirectHeaders(location), Buffer.alloc(0)),
      },
      (socket) => this.#connections.answered(socket),
    );
  }

  /** Stops, as `Connections.stop` says. */
  async stop(): Promise<void> {
    this.#options.preview()?.close();
    this.#closeLane();
    await this.#connections.stop();
  }

  /** The whole response to a plain GET, when the page is stored in that coding; a preview asks who wants it. */
  #hit(target: string, encoding: Encoding): Buffer | null {
    const pages = this.#options.preview() === null ? this.#options.site()?.pages : undefined;
    const page = pages?.current(target);
    const response = page?.response(encoding, this.#clock.now(), KEEP_ALIVE) ?? null;
    if (pages !== undefined && page !== undefined && response !== null) {
      this.#options.metrics.hits += 1;
      page.answers.count += 1;
      if (page.improvable) pages.askedAgain(target, page);
    }
    return response;
  }

  #answer(response: ServerResponse): void {
    const request = response.req;
    const begun = performance.now();
    const { metrics } = this.#options;
    response.on('finish', () => metrics.latency.observe(performance.now() - begun));
    const target = request.url ?? '/';
    const site = this.#options.site();
    const refused = hostError(request, this.#options.preview()?.siteUrl ?? null);
    if (refused !== null) {
      response.shouldKeepAlive = false;
      return void this.#sendError(refused, response);
    }
    if (site !== null && (request.method === 'GET' || request.method === 'HEAD')) {
      const page = site.pages.current(target);
      const ready = page?.ready(bestEncoding(request.headers['accept-encoding']));
      if (page !== undefined && ready !== undefined) {
        metrics.hits += 1;
        this.#sendReady(page, ready, response);
        site.pages.askedAgain(target, page);
        return;
      }
    }
    this.#answerSlowly(target, site, response).catch((error: unknown) => {
      if (!(error instanceof QueueFullError)) {
        metrics.renderFailures.inc();
        this.#options.warn(
          `${target} 失败：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
      }
      if (response.headersSent) response.destroy();
      else this.#sendError(error instanceof QueueFullError ? 503 : 500, response);
    });
  }

  async #answerSlowly(target: string, site: SiteParts | null, response: ServerResponse): Promise<void> {
    const { method } = response.req;
    if (method !== 'GET' && method !== 'HEAD') return this.#sendError(405, response);
    if ((target.split('?', 1)[0] ?? '').length > MAX_PATH_LENGTH) return this.#sendError(414, response);
    const address = normaliseTarget(target);
    if (address.kind === 'malformed') return this.#sendError(400, response);
    if (address.kind === 'redirect')
      return void response.writeHead(308, this.#redirectHeaders(address.location)).end();
    const { path, query } = address;
    if (path === '/healthz') {
      const text = `${JSON.stringify({ status: site === null ? 'starting' : 'ok' })}\n`;
      const type = 'application/json; charset=utf-8';
      return this.#sendText(response, { path, status: site === null ? 503 : 200, type, text });
    }
    if (path === '/metrics') {
      const { metrics } = this.#options;
      const text = await metrics.text();
      return this.#sendText(response, { path, status: 200, type: metrics.contentType, text });
    }
    if (this.#options.preview()?.answer(path, response)) return;
    if (site === null) return this.#sendError(503, response);
    const file = await site.files.find(path);
    if (file instanceof StoredPage) {
      await this.#send(file, response);
    } else if (file !== null) {
      const status = await sendFile(response, file);
      if (status === null && response.destroyed) return;
      if (status === null) return this.#answerSlowly(target, site, response);
      this.#options.metrics.answers(path, status).count += 1;
    } else {
      await this.#sendPage(path + query, site.pages, response);
    }
  }

  async #sendPage(address: string, pages: Pages, response: ServerResponse): Promise<void> {
    const stored = pages.current(address);
    if (stored) this.#options.metrics.hits += 1;
    else this.#options.metrics.misses += 1;
    await this.#send(stored ?? (await pages.page(address)), response);
  }

  async #send(page: StoredPage, response: ServerResponse): Promise<void> {
    const representation = await page.representation(bestEncoding(response.req.headers['accept-encoding']));
    this.#sendReady(page, representation, response);
  }

  /** Sends and counts. The page has the counter for its own status only, not for 304 or 412. */
  #sendReady(page: StoredPage, representation: Representation, response: ServerResponse): void {
    const status = sendPage(response, page, representation);
    const route = response.req.url ?? null;
    const answers = status === page.status ? page.answers : this.#options.metrics.answers(route, status);
    answers.count += 1;
  }

  async #sendError(status: ErrorStatus, response: ServerResponse): Promise<void> {
    const { req: request } = response;
    const page = this.#errorPage(status);
    const representation = await page.representation(bestEncoding(request.headers['accept-encoding']));
    sendPage(response, page, representation);
    this.#options.metrics.answers(request.url ?? null, status).count += 1;
  }

  /** Sends a short text that no cache keeps. */
  #sendText(
    response: ServerResponse,
    { path, status, type, text }: { path: string; status: number; type: string; text: string },
  ): void {
    this.#options.metrics.answers(path, status).count += 1;
    response.writeHead(status, [
      ...['Content-Type', type, 'Cache-Control', 'no-store'],
      ...securityHeaders(NO_PAGE, this.#options.secure).flat(),
      ...['Content-Length', String(Buffer.byteLength(text))],
    ]);
    response.end(text);
  }

  #redirectHeaders(location: string): string[] {
    this.#options.metrics.answers(location, 308).count += 1;
    return ['Location', location, ...redirectHeaders(this.#options.secure).flat(), 'Content-Length', '0'];
  }

  async #lastError(status: ErrorStatus): Promise<Buffer> {
    const page = this.#errorPage(status);
    const { headers, body } = await page.representation('identity');
    page.answers.count += 1;
    return this.#lastAnswer(status, headers, body);
  }

  /** The bytes of an answer after which the connection ends. */
  #lastAnswer(status: number, headers: readonly string[], body: Buffer): Buffer {
    return wholeResponse(status, [...headers, 'Date', this.#clock.now(), 'Connection', 'close'], body);
  }
}
