import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ErrorStatus } from './error-pages.ts';
import { normaliseTarget } from './target.ts';

/** Makes whole responses, as bytes, that say `Connection: close`. */
export interface Refusal {
  error(status: ErrorStatus): Promise<Buffer>;
  redirect(location: string): Buffer;
}

/**
 * How long (ms) a refused connection is still read from: closed at once, it could be reset before the client has read
 * the response.
 */
const LINGER = 2_000;
/** A request line, possibly with bytes of UTF-8, as clients send that don't percent-encode Han letters. */
const RAW_LINE = /^(?:GET|HEAD) ([!-~\x80-\xff]+) HTTP\/1\.[01]\r\n/;

/**
 * Answers what Node refuses before it is a request (headers too long, too slow, malformed), or hands over (CONNECT):
 * by itself Node sends a bare status line, or nothing.
 * @param answered resolves when the responses that are under way on a connection have been sent, null when there are
 * none; where there are some, the connection is closed after them, without a response of its own
 */
export function answerRefused(
  server: Server,
  refusal: Refusal,
  answered: (socket: Duplex) => Promise<unknown> | null,
): void {
  const refused = new WeakSet<Duplex>();
  const end = (socket: Duplex, bytes: Buffer = Buffer.alloc(0)): void => {
    socket.end(bytes);
    setTimeout(() => socket.destroy(), LINGER).unref();
  };
  const ignoreRest = (socket: Duplex): void => {
    refused.add(socket);
    socket.removeAllListeners('data');
    socket.on('error', () => {});
    socket.resume();
  };
  server.on('clientError', (error: ClientError, socket) => {
    if (refused.has(socket)) return;
    const status = statusOf(error);
    if (status === null || !socket.writable) {
      socket.destroy(error);
      return;
    }
    ignoreRest(socket);
    const underWay = answered(socket);
    if (underWay !== null) {
      // The malformed bytes may follow a good request, or be its body: its response was cut off when it was still to
      // be rendered.
      void underWay.then(() => end(socket));
      return;
    }
    const location = rawLocation(error);
    if (location !== null) end(socket, refusal.redirect(location));
    else void refusal.error(status).then((bytes) => end(socket, bytes));
  });
  server.on('connect', (_request, socket: Socket) => {
    ignoreRest(socket);
    void refusal.error(405).then((bytes) => end(socket, bytes));
  });
  // An unknown expectation may be ignored (RFC 9110 §10.1.1). No `100 Continue` is sent, since no body is wanted; Node
  // then closes the connection, since the client may send one nevertheless.
  for (const event of ['checkExpectation', 'checkContinue'])
    server.on(event, (request, response) => server.emit('request', request, response));
}

interface ClientError extends NodeJS.ErrnoException {
  readonly rawPacket?: Buffer;
}

/** The status for an error of Node's HTTP parser; null for a failure of the connection itself. */
function statusOf({ code = '' }: ClientError): ErrorStatus | null {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return code.startsWith('HPE_') ? 400 : null;
}

/** The normal form of a target with unencoded Han letters, which Node's parser refuses; null for any other error. */
function rawLocation({ code, rawPacket }: ClientError): string | null {
  if (code !== 'HPE_INVALID_URL' || rawPacket === undefined) return null;
  const written = RAW_LINE.exec(rawPacket.toString('latin1'))?.[1];
  if (written === undefined) return null;
  const target = normaliseTarget(written);
  if (target.kind === 'malformed') return null;
  return target.kind === 'redirect' ? target.location : target.path + target.query;
}
