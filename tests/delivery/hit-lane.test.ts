import { describe, expect, it } from 'vitest';
import { Connection, request } from './raw-connection.ts';
import { htmlPage, startTestSite } from './site.ts';
import { storedSite } from './stored-site.ts';

const { site, open, talk, alone } = storedSite();

/** Requests so far that have been timed. */
const timed = async (): Promise<number> =>
  Number(/http_request_duration_seconds_count (\d+)/.exec(await site().metrics.text())?.[1]);

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
    const before = { timed: await timed(), hits: site().metrics.hits };
    let parsed = 0;
    const count = (): void => {
      parsed += 1;
    };
    site().server.http.on('request', count);
    await talk(
      request('/stored'),
      request('/stored'),
      request('/fresh'),
      request('/stored'),
      request('/stored'),
    );
    site().server.http.off('request', count);
    expect(parsed).toBe(2);
    expect(site().metrics.hits).toBe(before.hits + 4);
    // Those of the lane were not timed.
    expect(await timed()).toBe(before.timed + 5);
  });

  it('counted each page twice that is too long for it', async () => {
    await alone(request('/long'));
    const before = site().metrics.hits;
    const answers = await talk(request('/long'), request('/long'), request('/long'));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]?.length).toBeGreaterThan(65_536);
    expect(site().metrics.hits).toBe(before + 3);
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
    const connection = open();
    const wanted = ['/stored', '/other-1', '/stored', '/other-2', '/stored'];
    connection.send(request('/stored'));
    await connection.receive();
    for (const target of wanted) connection.send(request(target));
    for (const target of wanted) expect(await connection.receive()).toContain(`<p>${target}</p>`);
    connection.close();
  });

  it('does not take the body of a request for another request', async () => {
    const hidden = request('/stored');
    const connection = open();
    connection.send(request('/stored'));
    await connection.receive();
    connection.send(`GET /other HTTP/1.1\r\nHost: site\r\nContent-Length: ${hidden.length}\r\n\r\n`);
    expect(await connection.receive()).toContain('<p>/other</p>');
    connection.send(hidden);
    connection.send(request('/last'));
    expect(await connection.receive()).toContain('<p>/last</p>');
    connection.close();
  });

  it('neither overtakes an answer that Node still makes nor answers a body that comes in pieces', async () => {
    const held = new Map<string, () => void>();
    const slow = await startTestSite({
      render: async (address) => {
        if (address !== '/stored') await new Promise<void>((resolve) => held.set(address, resolve));
        return htmlPage(`<p>${address}</p>`);
      },
    });
    const connect = async (): Promise<Connection> => {
      const connection = new Connection(slow.port);
      connection.send(request('/stored'));
      await connection.receive();
      return connection;
    };
    const begun = (address: string): Promise<unknown> => expect.poll(() => held.has(address)).toBe(true);
    /** When another connection has its answer, what was sent here before has been read. */
    const read = async (): Promise<void> => (await connect()).close();

    const impatient = await connect();
    for (const target of ['/one', '/two']) {
      impatient.send(request(target));
      await begun(target);
    }
    held.get('/one')?.();
    expect(await impatient.receive()).toContain('<p>/one</p>');
    impatient.send(request('/stored'));
    await read();
    held.get('/two')?.();
    for (const target of ['/two', '/stored']) expect(await impatient.receive()).toContain(`<p>${target}</p>`);
    impatient.close();

    const hidden = request('/stored');
    const withBody = await connect();
    withBody.send(`GET /three HTTP/1.1\r\nHost: site\r\nContent-Length: ${2 * hidden.length}\r\n\r\n`);
    await begun('/three');
    withBody.send(hidden);
    await read();
    held.get('/three')?.();
    expect(await withBody.receive()).toContain('<p>/three</p>');
    withBody.send(hidden);
    await read();
    withBody.send(request('/four'));
    await begun('/four');
    held.get('/four')?.();
    expect(await withBody.receive()).toContain('<p>/four</p>');
    withBody.close();
    await slow.server.stop();
  });

  it('waits for the rest of a request', async () => {
    const bytes = request('/stored', 'User-Agent: Mozilla/5.0');
    const node = await alone(bytes);
    for (const cut of [1, 4, 20, bytes.length - 8, bytes.length - 3, bytes.length - 1]) {
      const connection = open();
      connection.send(bytes);
      expect(await connection.receive()).toBe(node);
      connection.send(bytes.slice(0, cut));
      // Another connection's answer shows that the first piece has been read.
      await alone(request('/stored'));
      connection.send(bytes.slice(cut));
      expect(await connection.receive()).toBe(node);
      // It was not answered at its first piece, and the second taken for a request.
      connection.send(bytes);
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
});
