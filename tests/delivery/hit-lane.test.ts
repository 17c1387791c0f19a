import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlPage, startTestSite, type TestSite } from './site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite({ render: (address) => htmlPage(`<p>${address}</p>`) });
  const fetched = async (coding: string): Promise<Response> =>
    fetch(`${site.url}/stored`, { headers: { 'accept-encoding': coding } });
  for (const coding of ['identity', 'gzip']) await (await fetched(coding)).text();
  // The quick brotli of the first reader is replaced soon.
  while (!(await fetched('br')).headers.get('etag')?.endsWith('-br"'));
});
afterAll(() => site.server.stop());

/** A client's end of one connection. */
class Connection {
  readonly #socket = connect(site.port, '127.0.0.1');
  #received = '';
  #closed = false;
  #wake = (): void => {};

  constructor() {
    this.#socket.on('data', (chunk) => {
      this.#received += chunk.toString('latin1');
      this.#wake();
    });
    this.#socket.on('error', () => this.#wake());
    this.#socket.on('close', () => {
      this.#closed = true;
      this.#wake();
    });
  }

  send(bytes: string): void {
    this.#socket.write(bytes, 'latin1');
  }

  /** The next whole response, without its date; what there is of it when the server closes. */
  async receive({ head = false } = {}): Promise<string> {
    for (;;) {
      const response = firstResponse(this.#received, head);
      if (response !== null || this.#closed) {
        const taken = response ?? this.#received;
        this.#received = this.#received.slice(taken.length);
        return taken.replace(/^Date: .*\r\n/m, '');
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** @param headOnly whether the answer is to HEAD: no body follows its length */
function firstResponse(received: string, headOnly: boolean): string | null {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const head = received.slice(0, end + 4);
  const isInterim = head.startsWith('HTTP/1.1 100');
  if (isInterim) {
    const rest = firstResponse(received.slice(head.length), headOnly);
    return rest === null ? null : head + rest;
  }
  const length =
    headOnly || head.startsWith('HTTP/1.1 304') ? 0 : Number(/^Content-Length: (\d+)/im.exec(head)?.[1] ?? 0);
  return received.length < head.length + length ? null : received.slice(0, head.length + length);
}

const request = (target: string, ...fields: string[]): string =>
  `GET ${target} HTTP/1.1\r\nHost: site\r\n${fields.map((field) => `${field}\r\n`).join('')}\r\n`;

/** The answers to requests on one connection, each sent when the one before has been answered. */
async function talk(...requests: string[]): Promise<string[]> {
  const connection = new Connection();
  const answers: string[] = [];
  for (const bytes of requests) {
    connection.send(bytes);
    answers.push(await connection.receive({ head: bytes.trimStart().startsWith('HEAD ') }));
  }
  connection.close();
  return answers;
}

/** The answer on a connection of its own, whose first request always goes to Node. */
const alone = async (bytes: string): Promise<string> => (await talk(bytes))[0] ?? '';

/** Requests so far that Node's parser has had. */
const parsed = async (): Promise<number> =>
  Number(/http_request_duration_seconds_count (\d+)/.exec(await site.metrics.text())?.[1]);

describe('the lane for stored pages', () => {
  it('says the same as Node, header for header', async () => {
    for (const coding of ['br', 'gzip', 'identity', 'gzip, deflate, br, zstd']) {
      const bytes = request(
        '/stored',
        `Accept-Encoding: ${coding}`,
        'User-Agent: x',
        'Sec-Fetch-Mode: navigate',
      );
      const node = await alone(bytes);
      expect(node).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(await talk(bytes, bytes, bytes)).toEqual([node, node, node]);
    }
  });

  it('is used from the second request on, and again after one that Node has answered', async () => {
    const before = { parsed: await parsed(), hits: site.metrics.hits };
    await talk(
      request('/stored'),
      request('/stored'),
      request('/fresh'),
      request('/stored'),
      request('/stored'),
    );
    expect(await parsed()).toBe(before.parsed + 2);
    expect(site.metrics.hits).toBe(before.hits + 4);
  });

  it('leaves conditions, ranges and ends of connections to Node', async () => {
    const stored = await alone(request('/stored'));
    const etag = /ETag: (.*)\r/.exec(stored)?.[1] ?? '';
    for (const field of [`If-None-Match: ${etag}`, 'Range: bytes=0-1', 'Connection: close']) {
      const bytes = request('/stored', field);
      expect(await talk(request('/stored'), bytes)).toEqual([stored, await alone(bytes)]);
    }
    expect((await talk(request('/stored'), request('/stored', `If-None-Match: ${etag}`)))[1]).toMatch(
      /^HTTP\/1\.1 304/,
    );
  });

  it('answers requests that come at once in their order', async () => {
    const connection = new Connection();
    const wanted = ['/stored', '/other-1', '/stored', '/other-2', '/stored'];
    connection.send(request('/stored'));
    await connection.receive();
    for (const target of wanted) connection.send(request(target));
    for (const target of wanted) expect(await connection.receive()).toContain(`<p>${target}</p>`);
    connection.close();
  });

  it('does not take the body of a request for another request', async () => {
    const hidden = request('/stored');
    const connection = new Connection();
    connection.send(request('/stored'));
    await connection.receive();
    connection.send(`GET /other HTTP/1.1\r\nHost: site\r\nContent-Length: ${hidden.length}\r\n\r\n`);
    expect(await connection.receive()).toContain('<p>/other</p>');
    connection.send(hidden);
    connection.send(request('/last'));
    expect(await connection.receive()).toContain('<p>/last</p>');
    connection.close();
  });

  it('waits for the rest of a request', async () => {
    const bytes = request('/stored', 'User-Agent: x');
    const node = await alone(bytes);
    for (const cut of [1, 4, 20, bytes.length - 3, bytes.length - 1]) {
      const connection = new Connection();
      connection.send(bytes);
      expect(await connection.receive()).toBe(node);
      connection.send(bytes.slice(0, cut));
      // Another connection's answer shows that the first piece has been read.
      await alone(request('/stored'));
      connection.send(bytes.slice(cut));
      expect(await connection.receive()).toBe(node);
      connection.close();
    }
  });

  it('refuses two hosts, and what can be none, as RFC 9112 §3.2 says, and closes', async () => {
    const warm = request('/stored');
    const hosts = ['a b', 'a/b', 'user@a', 'a:b', '[::1', 'a:1:2'].map((host) => `Host: ${host}`);
    for (const fields of ['Host: site\r\nHost: site', 'Host: site\r\nhost: other', ...hosts]) {
      const bytes = `GET /stored HTTP/1.1\r\n${fields}\r\n\r\n`;
      for (const answer of [await alone(bytes), (await talk(warm, bytes))[1]]) {
        expect(answer, fields).toMatch(/^HTTP\/1\.1 400 /);
        expect(answer, fields).toMatch(/^Connection: close\r$/m);
      }
    }
    for (const host of ['', 'a_b.example:80', '[::1]:80', '127.0.0.1:', 'xn--fiqs8s'])
      expect((await talk(warm, `GET /stored HTTP/1.1\r\nHost: ${host}\r\n\r\n`))[1], host).toMatch(
        /^HTTP\/1\.1 200 /,
      );
  });

  /** Fields with which a request is sound and has no body. */
  const sound = fc.constantFrom(
    'Accept-Encoding: gzip',
    'accept-encoding: br',
    'Accept-Encoding:identity',
    'Accept-Encoding: gzip;q=0, identity;q=0.5, *;q=0.1 ',
    'User-Agent: Mozilla/5.0 (X11)',
    'Cookie: a=b; c="d"',
    'If-None-Match: *',
    'If-None-Match: "x", "y"',
    'If-Match: "x"',
    'If-Modified-Since: Fri, 01 Jan 2999 00:00:00 GMT',
    'If-Modified-Since: 9999',
    'If-Unmodified-Since: Mon, 01 Jan 2001 00:00:00 GMT',
    'Range: bytes=0-1',
    'X-Forwarded-For: 10.0.0.1',
    'Connection: keep-alive',
    'Connection: Keep-Alive',
    'Keep-Alive: timeout=1',
    'X-Empty:',
    'X-Blank: \t ',
    'X_Odd: \xe4\xb8\x80',
    `X-Long: ${'x'.repeat(3_000)}`,
  );
  /** What ends a connection, is malformed, or announces a body. */
  const odd = fc.constantFrom(
    'Connection: close',
    'Connection: keep-alive, close',
    'Host: other',
    'Host: a b',
    'Content-Length: 0',
    'Content-Length: 5',
    'Content-Length : 0',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: identity',
    'Expect: 100-continue',
    'Upgrade: h2c',
    'Bad Name: x',
    ' folded',
    '\tfolded',
    'X-Return: a\rContent-Length: 5',
    'X-Null: \0',
    ': nameless',
    'nothing',
    `X-Too-Long: ${'x'.repeat(70_000)}`,
  );
  const anyRequest = fc
    .tuple(
      fc.constantFrom('', '\r\n'),
      fc.constantFrom('GET', 'HEAD', 'POST', 'get'),
      fc.constantFrom(
        '/stored',
        '/stored?x=1',
        '/',
        'http://site/stored',
        '//stored',
        '/%',
        'stored',
        '/stored#x',
        '*',
      ),
      fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/1.1 ', 'HTTP/1.2', 'HTTP/0.9'),
      fc.constantFrom('Host: site', 'host:site', 'Host: site:80 ', 'Host:', 'X-No-Host: x'),
      fc.array(fc.oneof(sound, odd), { maxLength: 3 }),
    )
    .map(([before, method, target, version, ...fields]) =>
      [`${before}${method} ${target} ${version}`, ...fields.flat(), '', ''].join('\r\n'),
    );

  it('gives every request the answer that Node would have given', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (bytes) => {
        expect((await talk(request('/stored'), bytes))[1]).toBe(await alone(bytes));
      }),
      { numRuns: 300 },
    );
  });

  const soundRequest = fc
    .tuple(
      fc.constantFrom('GET', 'HEAD'),
      fc.constantFrom('/stored', '/stored', '/stored?x=1', 'http://site/stored', '/%'),
      fc.array(sound, { maxLength: 3 }),
    )
    .map(([method, target, fields]) => request(target, ...fields).replace('GET', method));

  /** Everything that comes back for bytes that are sent in pieces, until the server closes; without dates. */
  const wholeTalk = (first: string, pieces: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      let received = '';
      const socket = connect({ port: site.port, host: '127.0.0.1', noDelay: true });
      socket.on('data', (chunk) => {
        // The pieces follow when the first request has been answered.
        if (received === '') void sendAll();
        received += chunk.toString('latin1');
      });
      const sendAll = async (): Promise<void> => {
        for (const piece of pieces) {
          socket.write(piece, 'latin1');
          await new Promise((next) => setImmediate(next));
        }
      };
      socket.on('error', reject);
      socket.on('close', () => resolve(received.replace(/^Date: .*\r\n/gm, '')));
      socket.write(first, 'latin1');
    });

  it('gives requests that come at once, or in pieces, the answers that Node would have given, in their order', async () => {
    // On a connection that begins with this name of a field everything is left to Node.
    const left = request('/stored', 'X_Left: x');
    await fc.assert(
      fc.asyncProperty(
        fc.array(soundRequest, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 4 }),
        async (requests, cuts) => {
          const bytes = [...requests, request('/stored', 'Connection: close')].join('');
          const places = [0, ...cuts.map((cut) => cut % bytes.length), bytes.length].sort((a, b) => a - b);
          const pieces = places.slice(1).map((end, index) => bytes.slice(places[index], end));
          const node = await wholeTalk(left, pieces);
          expect(node.match(/HTTP\/1\.1 \d/g)).toHaveLength(requests.length + 2);
          expect(await wholeTalk(request('/stored'), pieces)).toBe(node);
          expect(
            await wholeTalk(request('/stored'), requests.concat(request('/stored', 'Connection: close'))),
          ).toBe(node);
        },
      ),
      { numRuns: 100 },
    );
  });
});
