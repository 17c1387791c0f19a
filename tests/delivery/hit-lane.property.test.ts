import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { request } from './raw-connection.ts';
import { storedSite } from './stored-site.ts';

const { site, talk, alone } = storedSite();

describe('the lane for stored pages', () => {
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
    'TE: trailers',
    'Trailer: X-After',
    'Bad Name: x',
    ' folded',
    '\tfolded',
    'X-Return: a\rContent-Length: 5',
    'X-Null: \0',
    ': nameless',
    'nothing',
    `X-Too-Long: ${'x'.repeat(70_000)}`,
  );
  /** Mostly the usual: of evenly chosen parts, one request in a thousand would be for the lane. */
  const mostly = (usual: string, ...others: string[]) =>
    fc.oneof(
      { weight: 6, arbitrary: fc.constant(usual) },
      { weight: 1, arbitrary: fc.constantFrom(...others) },
    );
  const anyRequest = fc
    .tuple(
      mostly('', '\r\n'),
      mostly('GET', 'HEAD', 'POST', 'get'),
      mostly(
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
      mostly('HTTP/1.1', 'HTTP/1.0', 'HTTP/1.1 ', 'HTTP/1.2', 'HTTP/0.9'),
      mostly('Host: site', 'host:site', 'Host: site:80 ', 'Host:', 'X-No-Host: x'),
      fc.array(fc.oneof({ weight: 6, arbitrary: sound }, { weight: 1, arbitrary: odd }), { maxLength: 3 }),
    )
    .map(([before, method, target, version, ...fields]) =>
      [`${before}${method} ${target} ${version}`, ...fields.flat(), '', ''].join('\r\n'),
    );

  it('gives every request the answer that Node would have given', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (bytes) => {
        expect((await talk(request('/stored'), bytes))[1]).toBe(await alone(bytes));
      }),
      {
        numRuns: 200,
        // Chance seldom makes a field that comes twice.
        examples: [[request('/stored', 'Accept-Encoding: br', 'Accept-Encoding: gzip')]],
      },
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
      const socket = connect({ port: site().port, host: '127.0.0.1', noDelay: true });
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
