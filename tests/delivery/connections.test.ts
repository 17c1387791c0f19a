import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished, vi } from 'vitest';
import { htmlPage, startTestSite } from './site.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

it('a connection that a browser keeps in reserve held up the stop until it was cut off', async () => {
  const site = await startTestSite({ render: () => htmlPage('<p>a</p>') });
  await open(site.port);
  await fetch(`${site.url}/a`);
  const begun = performance.now();
  await site.server.stop();
  expect(performance.now() - begun).toBeLessThan(6_000);
}, 20_000);

it('an answer that was still on its way was cut off by the stop', async () => {
  const page = `<p>${'长'.repeat(5_000_000)}</p>`;
  const site = await startTestSite({ render: () => htmlPage(page) });
  const socket = await open(site.port);
  socket.write('GET /a HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(socket, 'readable');
  const stopped = site.server.stop();
  await sleep(300);
  let bytes = 0;
  socket.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  await once(socket, 'close');
  await stopped;
  expect(bytes).toBeGreaterThan(Buffer.byteLength(page));
}, 20_000);

it('a reader whose answer was under way was not told that the connection ends with it', async () => {
  const site = await startTestSite({
    render: async () => {
      await sleep(200);
      return htmlPage('<p>a</p>');
    },
  });
  const answer = fetch(`${site.url}/a`);
  await sleep(50);
  const stopped = site.server.stop();
  expect((await answer).headers.get('connection')).toBe('close');
  await stopped;
});

it('readers whose connections the system had accepted, but not yet the site, were turned away by the stop', async () => {
  const site = await startTestSite({ render: () => htmlPage('<p>a</p>') });
  const sockets = await Promise.all(Array.from({ length: 20 }, () => open(site.port)));
  const answers = sockets.map(async (socket) => {
    let answer = '';
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text;
    });
    socket.write('GET /a HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(socket, 'close');
    return answer.slice(0, 15);
  });
  const stopped = site.server.stop();
  expect(await Promise.all(answers)).toEqual(Array(20).fill('HTTP/1.1 200 OK'));
  await stopped;
});

it('a stop waits for nothing when readers have their answers and nobody is about to ask', async () => {
  const site = await startTestSite({ render: () => htmlPage('<p>a</p>') });
  await (await fetch(`${site.url}/a`)).text();
  const begun = performance.now();
  await site.server.stop();
  expect(performance.now() - begun).toBeLessThan(900);
});

it('a page that is never ready does not keep a stop from ending within ten seconds', async () => {
  const site = await startTestSite({ render: () => new Promise(() => {}) });
  const socket = await open(site.port);
  const asked = once(site.server.http, 'request');
  socket.write('GET /a HTTP/1.1\r\nHost: a\r\n\r\n');
  await asked;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const stopped = site.server.stop();
  while (vi.getTimerCount() === 0) await new Promise(setImmediate);
  vi.advanceTimersByTime(10_000);
  await stopped;
}, 20_000);

it('connections that are closed stayed in memory', async () => {
  const site = await startTestSite({ render: () => htmlPage('<p>a</p>') });
  const accepted: WeakRef<Socket>[] = [];
  site.server.http.on('connection', (socket) => accepted.push(new WeakRef(socket)));
  for (let index = 0; index < 50; index += 1) {
    const socket = await open(site.port);
    socket.destroy();
  }
  const alive = async (): Promise<number> => {
    await sleep(10);
    collectGarbage();
    return accepted.filter((socket) => socket.deref() !== undefined).length;
  };
  await expect.poll(alive, { timeout: 5_000 }).toBeLessThan(10);
  await site.server.stop();
});

it('a reader whose request came after the stop was not told that the connection ends with the answer', async () => {
  const site = await startTestSite({ render: () => htmlPage('<p>a</p>') });
  const socket = await open(site.port);
  const answer = text(socket);
  const stopped = site.server.stop();
  await sleep(300);
  socket.write('GET /a HTTP/1.1\r\nHost: a\r\n\r\n');
  expect(await answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*^Connection: close\r$/m);
  await stopped;
});

it('a request that was just coming when the stop came was cut off', async () => {
  const site = await startTestSite({ render: () => htmlPage('<p>a</p>') });
  const request = 'GET /a HTTP/1.1\r\nHost: a\r\n\r\n';
  const answers: Promise<string>[] = [];
  for (const begun of ['', request.slice(0, 20)]) {
    const accepted = once(site.server.http, 'connection');
    const socket = await open(site.port);
    await accepted;
    socket.write(begun);
    answers.push(text(socket));
    setImmediate(() => socket.write(request.slice(begun.length)));
  }
  const stopped = site.server.stop();
  for (const answer of await Promise.all(answers))
    expect(answer).toMatch(/Connection: close[\s\S]*<p>a<\/p>/);
  await stopped;
});

it('who closed their side after the request (nc -N) got nothing unless the page was stored', async () => {
  const site = await startTestSite({
    render: async () => {
      await sleep(50);
      return htmlPage('<p>a</p>');
    },
  });
  for (const target of ['/fresh', '/fresh', '/healthz']) {
    const socket = await open(site.port);
    socket.end(`GET ${target} HTTP/1.1\r\nHost: a\r\n\r\nGET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`);
    expect((await text(socket)).match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
  }
  await site.server.stop();
});
