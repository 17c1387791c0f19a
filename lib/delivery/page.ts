import { createHash } from 'node:crypto';
import { isCompressible } from './encoding.ts';
import { finishHtml } from './finish.ts';
import type { Rendered } from './render.ts';
import { type Header, NO_PAGE, securityHeaders } from './security.ts';
import type { InlineCss } from './stylesheets.ts';

/** What an address answers, before it is compressed: the same for every reader. */
export interface Answer {
  readonly status: number;
  /** All headers except those that each transfer gets of its own: ETag, Last-Modified, Content-Length, coding, Date. */
  readonly headers: readonly Header[];
  readonly body: Buffer;
  /** Entity tag of the uncompressed body, without quotes. */
  readonly tag: string;
  /** Value of `Last-Modified`; null where only the time at which the answer was made is known. */
  readonly lastModified: string | null;
  readonly compressible: boolean;
}

/** A finished page of the application, on the server and in an export. */
export interface Page extends Answer {
  /** Whether the page will soon differ although the content stays the same, so that it must not be stored. */
  readonly provisional: boolean;
  /** Addresses of this site that the page links to, as they are written in its HTML. */
  readonly links: readonly string[];
}

export interface PageOptions {
  readonly inlineCss: InlineCss;
  /** Whether readers come by https. */
  readonly secure: boolean;
  /** HTML put first in the body of every page. */
  readonly bodyStart: string;
  /** Told of what should not happen but does not keep the page from being shown. */
  readonly warn: (message: string) => void;
}

/**
 * Browsers revalidate a page at each visit, mostly with a 304. Shared caches may send it for a few seconds, and longer
 * while this server can't be reached.
 */
const PAGE_CACHE = 'public, max-age=0, s-maxage=5, stale-while-revalidate=60, stale-if-error=86400';
const UNCACHED = 'no-cache';

/** Headers that are taken over from the application; all others are set here. */
const KEPT_HEADERS = ['Content-Type', 'Link', 'Location'];

/**
 * Turns what the application rendered into what readers get.
 * @param shared whether caches may keep the page if its status allows it; search results and previews never
 */
export function makePage(rendered: Rendered, shared: boolean, options: PageOptions): Page {
  const contentType = rendered.headers['content-type'] ?? '';
  const html = contentType.startsWith('text/html') && rendered.body.length > 0;
  const finished = html ? finishHtml(rendered.body.toString(), options.inlineCss, options.bodyStart) : null;
  for (const script of finished?.unknownScripts ?? []) options.warn(`去掉了一个不认识的脚本：${script}`);
  const status = finished !== null && rendered.status === 200 ? finished.status : rendered.status;
  const redirects = status >= 300 && status < 400;
  // Anything but HTML says so in a header.
  const provisional = finished?.provisional ?? rendered.headers['response-provisional'] !== undefined;
  const body = redirects ? Buffer.alloc(0) : finished !== null ? Buffer.from(finished.html) : rendered.body;
  const headers: Header[] = [];
  for (const name of KEPT_HEADERS) {
    const value = rendered.headers[name.toLowerCase()];
    if (value !== undefined && !(redirects && name === 'Content-Type')) headers.push([name, value]);
  }
  headers.push(
    ['Cache-Control', shared && !provisional && (status === 200 || status === 308) ? PAGE_CACHE : UNCACHED],
    ...securityHeaders(
      finished === null ? NO_PAGE : { page: true, css: finished.css, hasScripts: finished.hasScripts },
      options.secure,
    ),
  );
  return {
    status,
    headers,
    body,
    tag: contentTag(body),
    lastModified: rendered.headers['last-modified'] ?? null,
    compressible: isCompressible(contentType) && body.length > 0,
    provisional,
    links: finished?.links ?? [],
  };
}

/** Entity tag of bytes, without quotes (RFC 9110 §8.8.3). */
export const contentTag = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
