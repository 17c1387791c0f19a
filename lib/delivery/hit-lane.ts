import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { bestEncoding, type Encoding } from './encoding.ts';
import { isHost } from './host.ts';

/** @returns the bytes of the whole response, which are then sent and count as sent; null when Node has to send it */
export type HitLookup = (target: string, encoding: Encoding) => Buffer | null;

/**
 * What a block of header fields means for the lane: a plain request, and the coding that it wants; one without a body
 * that Node has to answer (with a condition, a range, or for the end of the connection); or one that may have a body or
 * be malformed, so that it isn't known here where the next begins.
 */
type Verdict = Encoding | 'bodiless' | 'unknown';

/**
 * A connection that is not known yet is new: its first request goes to Node, which from then on takes it for one
 * that waits for the next, not for one on which nothing comes.
 */
type Connection = 'free' | 'busy' | 'left to Node';

/** Header blocks whose verdict is kept: each browser sends the same one again and again. */
const MAX_KNOWN_BLOCKS = 500;
const MAX_BLOCK_LENGTH = 2000;

const REQUEST_LINE = /^GET \/[!-~]* HTTP\/1\.1$/;
const FIELD = /^([A-Za-z0-9-]+): ?([\x20-\x7e]*)$/;
/** Fields that neither change which page is meant nor which of its bytes are sent. */
const PLAIN =
  /^(?:host|user-agent|accept|accept-encoding|accept-language|referer|cookie|dnt|pragma|cache-control|priority|origin|connection|upgrade-insecure-requests|x-forwarded-[a-z]+|x-real-ip|forwarded|via|save-data|sec-[a-z-]+)$/;
const BODY = /^(?:content-length|transfer-encoding|upgrade|expect)$/;

/**
 * Answers plain requests for stored pages without Node's HTTP machinery, which costs more than the sending itself. It
 * reads the bytes of a connection before Node's parser and takes a request only when there can be no doubt about it:
 * one whole `GET` of HTTP/1.1 in one piece, with nothing that could mean a body, a condition or another connection.
 * Everything else goes to Node's parser, untouched, on the same connection; a connection on which something unusual
 * has come stays with Node's parser for good.
 * @param answered called for each answer of the lane with the time (ms) that it took
 * @returns what ends it: from then on Node's parser gets all requests
 */
export function openHitLane(
  server: Server,
  lookup: HitLookup,
  answered: (milliseconds: number) => void,
): () => void {
  let open = true;
  const connections = new WeakMap<Socket, Connection>();
  const verdicts = new Map<string, Verdict>();
  const verdictOf = (block: string): Verdict => {
    let verdict = verdicts.get(block);
    if (verdict === undefined) {
      verdict = judge(block);
      if (verdicts.size < MAX_KNOWN_BLOCKS && block.length < MAX_BLOCK_LENGTH) verdicts.set(block, verdict);
    }
    return verdict;
  };

  /** True when the request has been answered here. */
  const take = (socket: Socket, chunk: Buffer): boolean => {
    const state = connections.get(socket);
    if (state === 'left to Node') return false;
    const begun = performance.now();
    // A request that comes before the answer to the last one has its turn after it, which Node's parser knows.
    const head = state === 'busy' ? '' : chunk.toString('latin1');
    const line = head.indexOf('\r\n');
    if (!REQUEST_LINE.test(head.slice(0, line)) || !head.endsWith('\r\n\r\n')) {
      connections.set(socket, 'left to Node');
      return false;
    }
    const verdict = verdictOf(head.slice(line + 2, -2));
    const isFree = state === 'free' && open && socket.writableLength === 0;
    if (isFree && verdict !== 'unknown' && verdict !== 'bodiless') {
      const response = lookup(head.slice('GET '.length, line - ' HTTP/1.1'.length), verdict);
      if (response !== null) {
        socket.write(response);
        answered(performance.now() - begun);
        return true;
      }
    }
    connections.set(socket, verdict === 'unknown' ? 'left to Node' : 'busy');
    return false;
  };

  server.on('connection', (socket: Socket) => {
    const [parse, ...others] = socket.listeners('data');
    // Another Node may read connections in another way: it works as well, only without the lane.
    if (parse === undefined || others.length > 0) return;
    socket.removeAllListeners('data');
    socket.on('data', (chunk: Buffer) => {
      if (!take(socket, chunk)) parse.call(socket, chunk);
    });
  });
  server.on('request', ({ socket }, response: ServerResponse) => {
    response.on('finish', () => {
      if (connections.get(socket) === 'busy') connections.set(socket, 'free');
    });
  });
  return () => {
    open = false;
  };
}

/** @param block header fields, each with its line end */
function judge(block: string): Verdict {
  let hosts = 0;
  let plain = true;
  let acceptEncoding: string | undefined;
  for (const line of block.slice(0, -2).split('\r\n')) {
    const [, name, value = ''] = FIELD.exec(line) ?? [];
    if (name === undefined) return 'unknown';
    const field = name.toLowerCase();
    if (BODY.test(field)) return 'unknown';
    if (field === 'host') {
      hosts += 1;
      if (!isHost(value)) plain = false;
    }
    if (field === 'accept-encoding') {
      if (acceptEncoding !== undefined) plain = false;
      acceptEncoding = value;
    }
    if (!PLAIN.test(field) || (field === 'connection' && value.toLowerCase() !== 'keep-alive')) plain = false;
  }
  if (hosts !== 1) return 'unknown';
  return plain ? bestEncoding(acceptEncoding) : 'bodiless';
}
