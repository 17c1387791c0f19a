import { type FileHandle, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { openFile } from './open-file.ts';
import { evaluatePreconditions, type Validators } from './preconditions.ts';
import type { FileOnDisk } from './static-files.ts';
import type { Representation, StoredPage } from './stored-page.ts';

/**
 * Sends a stored page, or what the conditions of the request make of it: 304 when the reader has it already.
 * @returns the status
 */
export function sendPage(
  response: ServerResponse,
  page: StoredPage,
  { headers, body, etag }: Representation,
): number {
  if (page.status === 200) {
    const matches = (tag: string): boolean => page.matches(tag);
    const validators = { etag, matches, lastModified: page.lastModified };
    const sent = sendWithoutBody(response, validators, () => page.unchangedHeaders);
    if (sent !== null) return sent;
  }
  response.writeHead(page.status, headers);
  // Node sends no body to HEAD.
  response.end(body);
  return page.status;
}

/**
 * Sends 304 to who has the answer, 412 to who wants it only as it once was (RFC 9110 §13.2.2).
 * @param headers those of the answer that don't describe its body, without `ETag`
 * @returns the status; null, and nothing sent, when the body is wanted
 */
function sendWithoutBody(
  response: ServerResponse,
  validators: Validators,
  headers: () => readonly string[],
): number | null {
  const outcome = evaluatePreconditions(response.req.headers, validators);
  if (outcome === 'send') return null;
  if (outcome === 'failed') {
    response.writeHead(412, [...uncached(headers()), 'Content-Length', '0']).end();
    return 412;
  }
  response.writeHead(304, [...headers(), 'ETag', outcome.unchanged]).end();
  return 304;
}

/** A cache may keep any status if the headers say so (RFC 9111 §3), and would send it to those who ask plainly. */
const uncached = (headers: readonly string[]): string[] =>
  headers.map((part, index) => (headers[index - 1] === 'Cache-Control' ? 'no-store' : part));

/** How long (ms) a file that has just changed is left alone: one that is being written all the time is not all work. */
const CHANGING = 20;

/**
 * Sends a file from the disk: all of it, or the one range that was asked for (RFC 9110 §14).
 * @returns the status; null, a moment later and with nothing sent, when the file has gone or changed since it was
 * looked at
 * @throws Error when it can't be opened
 */
export async function sendFile(response: ServerResponse, located: FileOnDisk): Promise<number | null> {
  const { size, modified, etag, headers } = located;
  const lastModified = modified.toUTCString();
  const untagged = [...headers.flat(), 'Last-Modified', lastModified, 'Accept-Ranges', 'bytes'];
  const matches = (tag: string): boolean => tag === etag;
  const sent = sendWithoutBody(response, { etag, matches, lastModified }, () => untagged);
  if (sent !== null) return sent;
  const common = [...untagged, 'ETag', etag];
  const { 'if-range': ifRange, range } = response.req.headers;
  const current = ifRange === undefined || ifRange === etag || ifRange === lastModified;
  // A range means something for GET only (RFC 9110 §14.2).
  const wanted = current && response.req.method === 'GET' ? parseRange(range, size) : null;
  if (wanted === 'unsatisfiable') {
    response.writeHead(416, [...uncached(common), 'Content-Range', `bytes */${size}`, 'Content-Length', '0']);
    response.end();
    return 416;
  }
  const { start, end } = wanted ?? { start: 0, end: size - 1 };
  const status = wanted === null ? 200 : 206;
  const opened = await openUnchanged(located);
  if (opened === null) {
    await sleep(CHANGING);
    return null;
  }
  response.writeHead(status, [
    ...common,
    ...(wanted === null ? [] : ['Content-Range', `bytes ${start}-${end}/${size}`]),
    'Content-Length',
    String(end - start + 1),
  ]);
  if (response.req.method === 'HEAD' || size === 0) {
    await opened.close();
    response.end();
    return status;
  }
  const bytes = opened.createReadStream({ start, end });
  await pipeline(bytes, response, { end: false }).catch(() => response.destroy());
  // When the file was cut short meanwhile, the client must neither wait for the rest nor take the next response for it.
  if (bytes.bytesRead === end - start + 1) response.end();
  else response.destroy();
  return status;
}

/**
 * Opens a file; null when it is another by now, whose bytes must not go out by the length and the tag of the former.
 * Within one tick of the clock another may take its place with the same ctime.
 * @throws Error when it is the same and can't be opened
 */
async function openUnchanged({ file, size, changed }: FileOnDisk): Promise<FileHandle | null> {
  const opened = await openFile(file);
  const found = opened === null ? await stat(file).catch(() => null) : await opened.stat();
  if (found?.ctimeMs !== changed || (opened !== null && found.size !== size)) {
    await opened?.close();
    return null;
  }
  if (opened === null) throw new Error(`打不开 ${file}`);
  return opened;
}

/**
 * The range of bytes that a `Range` header asks for, both ends included (RFC 9110 §14.1.2); null when the whole file is
 * to be sent, because there is no range, more than one, or a malformed one.
 * @param size of the file in bytes
 */
export function parseRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null) return null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  return start > end ? 'unsatisfiable' : { start, end };
}
