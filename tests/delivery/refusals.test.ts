import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { exchange, htmlPage, startTestSite, type TestSite } from './site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite({ render: (address) => htmlPage(`<p>${address}</p>`), secure: true });
});
afterAll(() => site.server.stop());

const SAFE = ['Content-Security-Policy', 'X-Content-Type-Options: nosniff', 'Strict-Transport-Security'];

/** A connection of a client that closes its side only when it wants to. */
async function open(): Promise<Socket> {
  const socket = connect({ port: site.port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Resolves when a connection is closed, with or without an error. */
const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => socket.once('close', () => resolve()));

describe('what Node refuses by itself', () => {
  it.each([
    [400, 'nonsense\r\n\r\n'],
    [400, 'GET /a HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n'],
    [400, 'GET / HTTP/1.1\r\n\r\n'],
    [431, `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(200_000)}\r\n\r\n`],
    [405, 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n'],
    [405, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n'],
  ])(
    'was answered with a bare %i or nothing: it is a page with the headers of all',
    async (status, request) => {
      const answer = await exchange(site.port, request);
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [\\s\\S]*<h1>`));
      for (const header of SAFE) expect(answer).toContain(header);
      expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    },
  );

  it.each([
    ['ERR_HTTP_REQUEST_TIMEOUT', /^HTTP\/1\.1 408 [\s\S]*<h1>/],
    // The connection itself has failed: nobody reads an answer.
    ['ECONNRESET', /^$/],
  ])('of a connection with %s is answered as it should be', async (code, expected) => {
    site.server.http.once('connection', (socket) => {
      site.server.http.emit('clientError', Object.assign(new Error(code), { code }), socket);
    });
    expect(await exchange(site.port, '')).toMatch(expected);
  });

  it('led an address with Han letters as they are to 400, not to the page', async () => {
    const bytes = (text: string): string => Buffer.from(text).toString('latin1');
    const article = await exchange(site.port, bytes('GET /articles/黄瓜?x=1 HTTP/1.1\r\nHost: a\r\n\r\n'));
    expect(article).toMatch(/^HTTP\/1\.1 308 /);
    expect(article).toContain('Location: /articles/%E9%BB%84%E7%93%9C\r\n');
    for (const line of ['HEAD /articles/黄瓜 HTTP/1.1', 'GET /articles/黄瓜 HTTP/1.0'])
      expect(await exchange(site.port, bytes(`${line}\r\nHost: a\r\n\r\n`)), line).toContain(
        'Location: /articles/%E9%BB%84%E7%93%9C\r\n',
      );
    const search = await exchange(site.port, bytes('GET /search?q=黄瓜 HTTP/1.1\r\nHost: a\r\n\r\n'));
    expect(search).toContain('Location: /search?q=%E9%BB%84%E7%93%9C\r\n');
    expect(await exchange(site.port, 'GET /\xe9\xbb HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 /,
    );
  });

  it.each([
    [
      'its own body (Transfer-Encoding: identity)',
      'GET /a-1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n',
    ],
    ['the next request', 'GET /a-2 HTTP/1.1\r\nHost: a\r\n\r\nnonsense\r\n\r\n'],
  ])('a page that was still being rendered was cut off by a mistake in %s', async (_, request) => {
    const answer = await exchange(site.port, request);
    expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*<p>\/a-\d<\/p>$/);
  });

  it('an expectation that nobody knows kept the page back', async () => {
    const request = 'GET /a HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\nConnection: close\r\n\r\n';
    expect(await exchange(site.port, request)).toMatch(/^HTTP\/1\.1 200 [\s\S]*<p>\/a<\/p>/);
  });

  it('the next request was taken for the body that a reader had asked whether to send', async () => {
    const request = 'GET /a HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n';
    expect(await exchange(site.port, request)).toMatch(/^HTTP\/1\.1 200 [\s\S]*^Connection: close\r$/m);
  });

  it.each([
    [400, 'nonsense\r\n\r\n'],
    [405, 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n'],
  ])(
    'is answered (%i) to who sends all of a large request before reading anything',
    async (status, request) => {
      const socket = await open();
      await new Promise((sent) => socket.write(request + 'x'.repeat(10_000_000), sent));
      expect(await text(socket)).toContain(`HTTP/1.1 ${status} `);
    },
  );

  it.each(['nonsense\r\n\r\n', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n'])(
    'held its connection for as long as a client went on sending: %j',
    async (request) => {
      const socket = await open();
      vi.useFakeTimers({ toFake: ['setTimeout'] });
      onTestFinished(() => void vi.useRealTimers());
      socket.write(request);
      const more = setInterval(() => socket.write('more'), 50);
      socket.resume();
      while (vi.getTimerCount() === 0) await new Promise(setImmediate);
      vi.advanceTimersByTime(10_000);
      await closed(socket);
      clearInterval(more);
    },
  );

  it('ended the site when a client that asks for a tunnel broke the connection', async () => {
    const errors: unknown[] = [];
    const onError = (error: unknown): void => void errors.push(error);
    process.on('uncaughtException', onError);
    const accepted = once(site.server.http, 'connection');
    const socket = await open();
    const [served] = await accepted;
    const broken = closed(served);
    socket.write('CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(socket, 'readable');
    socket.resetAndDestroy();
    await broken;
    process.off('uncaughtException', onError);
    expect(errors).toEqual([]);
  });
});
