import { STATUS_CODES } from 'node:http';
import { BEST_BROTLI, brotli, decompress, type Encoding, gzipBest, QUICK_BROTLI } from './encoding.ts';
import type { Answer } from './page.ts';
import type { Header } from './security.ts';

/** Bytes of a body that are written in one go: the system takes them all even when the reader is slow. */
const AT_ONCE = 60_000;

/** One page in one content coding, ready to be sent. */
export interface Representation {
  readonly body: Buffer;
  /** Strong entity tag, with quotes: other bytes have another tag (RFC 9110 §8.8.3). */
  readonly etag: string;
  /** Flat list of names and values, as `ServerResponse.writeHead` takes it. */
  readonly headers: string[];
}

interface Kept extends Representation {
  /** The whole response with its `Date`, good for the one second in which it was made. */
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

/** Number of responses with one route and status, for /metrics. */
export interface AnswerCount {
  readonly route: string;
  readonly status: number;
  count: number;
}

/**
 * A page or a file in the content codings that readers have asked for. The uncompressed body is kept only until there
 * is a compressed one to restore it from, or when readers ask for it: so thousands of articles fit in memory.
 */
export class StoredPage {
  readonly status: number;
  readonly tag: string;
  readonly lastModified: string;
  readonly answers: AnswerCount;
  /**
   * Latest version of the content that this page is known to show: generation of the library, or ctime (ms) of a
   * file.
   */
  generation: number;
  /** Whether its brotli is the quick one made for the first reader, and has not been put in line for the best. */
  improvable = false;
  /** Called when it has got another coding, and with it another size. */
  onGrown: () => void = () => {};
  readonly #headers: readonly Header[];
  readonly #compressible: boolean;
  readonly #ready = new Map<Encoding, Kept>();
  readonly #making = new Map<Encoding, Promise<Representation>>();
  #text: Buffer | null;

  constructor(answer: Answer, generation: number, answers: AnswerCount) {
    // Never the whole of a `Page`: its links are slices of the HTML that Next rendered, and would keep it in memory.
    this.#headers = answer.headers;
    this.#compressible = answer.compressible;
    this.#text = answer.body;
    this.status = answer.status;
    this.tag = answer.tag;
    this.generation = generation;
    this.lastModified = answer.lastModified ?? new Date().toUTCString();
    this.answers = answers;
  }

  /** The page in this coding, or uncompressed where compression is useless; undefined when it has not been made. */
  ready(encoding: Encoding): Representation | undefined {
    return this.#ready.get(this.#coding(encoding));
  }

  /**
   * The bytes of a whole response on a connection that stays open; null when this coding has not been made, or is too
   * long to be written in one go.
   * @param date value of `Date`
   * @param keepAlive value of `Keep-Alive`
   */
  response(encoding: Encoding, date: string, keepAlive: string): Buffer | null {
    const kept = this.#ready.get(this.#coding(encoding));
    if (kept === undefined || kept.body.length > AT_ONCE) return null;
    if (kept.response?.date !== date) {
      const connection = ['Date', date, 'Connection', 'keep-alive', 'Keep-Alive', keepAlive];
      kept.response = {
        date,
        bytes: wholeResponse(this.status, [...kept.headers, ...connection], kept.body),
      };
    }
    return kept.response.bytes;
  }

  /** `ready`, but made when it is missing, once for all who wait for it. */
  representation(encoding: Encoding): Promise<Representation> {
    const coding = this.#coding(encoding);
    const ready = this.#ready.get(coding);
    if (ready) return Promise.resolve(ready);
    let making = this.#making.get(coding);
    if (making === undefined) {
      making = this.#make(coding).finally(() => this.#making.delete(coding));
      this.#making.set(coding, making);
    }
    return making;
  }

  /** Headers of 304 and 412, without `ETag`: those of 200 except the ones that describe a body (RFC 9110 §15.4.5). */
  get unchangedHeaders(): string[] {
    const headers = this.#headers.filter(([name]) => name !== 'Content-Type').flat();
    headers.push('Last-Modified', this.lastModified);
    if (this.#compressible) headers.push('Vary', 'Accept-Encoding');
    return headers;
  }

  /** Whether readers would get the same response from a newer answer of this address. */
  isSameAs({ status, tag, headers }: Answer): boolean {
    return (
      this.status === status &&
      this.tag === tag &&
      // Two redirects differ in nothing else.
      JSON.stringify(this.#headers) === JSON.stringify(headers)
    );
  }

  /** Whether an entity tag of a request, without `W/`, is that of this content in any coding. */
  matches(etag: string): boolean {
    return etag.startsWith(`"${this.tag}`) && /^(?:-(?:gz|br|bq))?"$/.test(etag.slice(this.tag.length + 1));
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

  #coding(encoding: Encoding): Encoding {
    return this.#compressible ? encoding : 'identity';
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
    const headers = this.#headers.flat();
    headers.push('ETag', etag, 'Last-Modified', this.lastModified);
    if (this.#compressible) headers.push('Vary', 'Accept-Encoding');
    if (suffix !== null) headers.push('Content-Encoding', encoding);
    headers.push('Content-Length', String(body.length));
    const made: Kept = { body, etag, headers, response: null };
    this.#ready.set(encoding, made);
    if (suffix !== null && !this.#ready.has('identity')) this.#text = null;
    this.onGrown();
    return made;
  }
}
