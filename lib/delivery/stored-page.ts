import { STATUS_CODES } from 'node:http';
import { BEST_BROTLI, brotli, decompress, type Encoding, gzipBest, QUICK_BROTLI } from './encoding.ts';
import type { Page } from './page.ts';

/** One page in one content coding, ready to be sent. */
export interface Representation {
  readonly body: Buffer;
  /** Strong entity tag, with quotes: other bytes have another tag (RFC 9110 §8.8.3). */
  readonly etag: string;
  /** Flat list of names and values, as `ServerResponse.writeHead` takes it. */
  readonly headers: string[];
}

interface Kept extends Representation {
  /** The whole response of the second it was made in; its `Date` is right for that second only. */
  response: { readonly date: string; readonly bytes: Buffer } | null;
}

/**
 * The bytes of a response.
 * @param headers flat list of names and values
 */
export function wholeResponse(status: number, headers: readonly string[], body: Buffer): Buffer {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
  for (const [index, part] of headers.entries()) head += index % 2 === 0 ? `${part}: ` : `${part}\r\n`;
  return Buffer.concat([Buffer.from(`${head}\r\n`, 'latin1'), body]);
}

/** Counter of answers with one route and status. */
export interface AnswerCount {
  readonly route: string;
  readonly status: number;
  count: number;
}

/**
 * A page with the codings that readers have asked for. Holds the text itself only until something smaller can give
 * it back, or when readers ask for it: thousands of articles fit in memory that way.
 */
export class StoredPage {
  readonly status: number;
  readonly tag: string;
  readonly lastModified: string;
  readonly answers: AnswerCount;
  /** Version of the content that the page shows; a later one may look the same. */
  generation: number;
  /** Whether its brotli is the quick one of the first reader, and nobody has asked for the best yet. */
  improvable = false;
  readonly #page: Omit<Page, 'body' | 'links'>;
  readonly #ready = new Map<Encoding, Kept>();
  readonly #making = new Map<Encoding, Promise<Representation>>();
  #text: Buffer | null;

  constructor(page: Page, generation: number, lastModified: string, answers: AnswerCount) {
    // The addresses of the links are parts of the HTML as it was rendered: each would keep the whole of it in memory.
    const { body, links: _, ...rest } = page;
    this.#page = rest;
    this.#text = body;
    this.status = page.status;
    this.tag = page.tag;
    this.generation = generation;
    this.lastModified = page.lastModified ?? lastModified;
    this.answers = answers;
  }

  /** The page as `encoding`, when it is there. */
  ready(encoding: Encoding): Representation | undefined {
    return this.#ready.get(this.#page.compressible ? encoding : 'identity');
  }

  /**
   * The bytes of a whole response on a connection that stays open, or null when the coding is not there.
   * @param date value of `Date`
   * @param keepAlive value of `Keep-Alive`
   */
  response(encoding: Encoding, date: string, keepAlive: string): Buffer | null {
    const kept = this.#ready.get(this.#page.compressible ? encoding : 'identity');
    if (kept === undefined) return null;
    if (kept.response?.date !== date) {
      const connection = ['Date', date, 'Connection', 'keep-alive', 'Keep-Alive', keepAlive];
      kept.response = {
        date,
        bytes: wholeResponse(this.status, [...kept.headers, ...connection], kept.body),
      };
    }
    return kept.response.bytes;
  }

  /** The page as `encoding`; makes it, once for all who wait. */
  representation(encoding: Encoding): Promise<Representation> {
    const coding = this.#page.compressible ? encoding : 'identity';
    const ready = this.#ready.get(coding);
    if (ready) return Promise.resolve(ready);
    let making = this.#making.get(coding);
    if (making === undefined) {
      making = this.#make(coding).finally(() => this.#making.delete(coding));
      this.#making.set(coding, making);
    }
    return making;
  }

  /** Headers of 304 Not Modified without `ETag`: those of 200 but for the ones that describe the bytes. */
  get unchangedHeaders(): string[] {
    const headers = this.#page.headers.filter(([name]) => name !== 'Content-Type').flat();
    headers.push('Last-Modified', this.lastModified);
    if (this.#page.compressible) headers.push('Vary', 'Accept-Encoding');
    return headers;
  }

  /** Whether readers would get the same from this page as from another one. */
  shows({ status, tag, headers }: Page): boolean {
    return (
      this.status === status &&
      this.tag === tag &&
      // Two redirects differ in nothing else.
      JSON.stringify(this.#page.headers) === JSON.stringify(headers)
    );
  }

  /** Whether an entity tag of a request is that of any coding of this content. */
  matches(etag: string): boolean {
    const opaque = etag.replace(/^W\//, '');
    return (
      opaque.startsWith(`"${this.tag}`) && /^(?:-(?:gz|br|bq))?"$/.test(opaque.slice(this.tag.length + 1))
    );
  }

  /** Bytes in memory, with an allowance for the objects around them; a whole response may be kept beside its body. */
  get size(): number {
    let size = 2000 + (this.#text?.length ?? 0);
    for (const [encoding, { body }] of this.#ready)
      size += encoding === 'identity' ? body.length : 2 * body.length;
    return size;
  }

  /** Replaces the quick brotli by the best. */
  async improve(): Promise<void> {
    this.#keep('br', await brotli(await this.#identity(), BEST_BROTLI), 'br');
  }

  async #make(encoding: Encoding): Promise<Representation> {
    const text = await this.#identity();
    switch (encoding) {
      case 'identity':
        this.#text = text;
        return this.#keep('identity', text, null);
      case 'gzip':
        return this.#keep('gzip', await gzipBest(text), 'gz');
      case 'br':
        this.improvable = true;
        return this.#keep('br', await brotli(text, QUICK_BROTLI), 'bq');
    }
  }

  async #identity(): Promise<Buffer> {
    if (this.#text !== null) return this.#text;
    const br = this.#ready.get('br');
    const gzipped = this.#ready.get('gzip');
    if (br) return decompress(br.body, 'br');
    if (gzipped) return decompress(gzipped.body, 'gzip');
    throw new Error('a stored page has lost its bytes');
  }

  #keep(encoding: Encoding, body: Buffer, suffix: 'gz' | 'br' | 'bq' | null): Representation {
    const etag = suffix === null ? `"${this.tag}"` : `"${this.tag}-${suffix}"`;
    const headers = this.#page.headers.flat();
    headers.push('ETag', etag, 'Last-Modified', this.lastModified);
    if (this.#page.compressible) headers.push('Vary', 'Accept-Encoding');
    if (suffix !== null) headers.push('Content-Encoding', encoding);
    headers.push('Content-Length', String(body.length));
    const made: Kept = { body, etag, headers, response: null };
    this.#ready.set(encoding, made);
    if (suffix !== null && !this.#ready.has('identity')) this.#text = null;
    return made;
  }
}
