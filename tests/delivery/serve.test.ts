import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseArticle } from '../../lib/content/parse-article.ts';
import { launchChromium } from '../browser/chromium.ts';
import { runServe, type ServeProcess } from './serve.ts';

const SEED = '/articles/xiaomi-store-instalment-limits';
/** What a sender may have on the way before the first acknowledgement: ten segments (RFC 6928). */
const FIRST_FLIGHT = 14_600;
/** All style of an article's page, before compression. */
const LARGEST_STYLE = 10_000;

let serve: ServeProcess;
let url: string;
beforeAll(async () => {
  serve = runServe();
  url = await serve.ready;
});
afterAll(() => serve.stop());

/** Bytes of a whole response, head and body, as they come from the socket. */
function rawResponse(path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAccept-Encoding: gzip, deflate, br\r\nConnection: close\r\n\r\n`,
      );
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => resolve(Buffer.concat(chunks)));
    socket.on('error', reject);
  });
}

const get = (path: string): Promise<Response> => fetch(url + path, { redirect: 'manual' });

describe('the site as it is served', () => {
  it('sends the seed article with a hundred related links in the first flight of TCP, to the first reader too', async () => {
    const response = await rawResponse(SEED);
    expect(response.length).toBeLessThanOrEqual(FIRST_FLIGHT);
    const html = brotliDecompressSync(response.subarray(response.indexOf('\r\n\r\n') + 4)).toString();
    const related = /<aside class="related".*<\/aside>/s.exec(html)?.[0] ?? '';
    const targets = new Set([...related.matchAll(/href="(\/articles\/[^"]+)"/g)].map((match) => match[1]));
    expect(targets.size).toBeGreaterThanOrEqual(100);
  });

  it('keeps the style of an article small enough to come along with it', async () => {
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(await (await get(SEED)).text()) ?? [];
    expect(Buffer.byteLength(style)).toBeGreaterThan(1000);
    expect(Buffer.byteLength(style)).toBeLessThanOrEqual(LARGEST_STYLE);
  });

  it('has one script, of 3,000 bytes at most', async () => {
    const script = await (await get('/suggest.js')).text();
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(3000);
  });

  it('shows nobody the questions that an article is found by', async () => {
    const file = `content${SEED}.md`;
    const questions = parseArticle(file, readFileSync(file), 'Asia/Shanghai').article?.questions ?? [];
    expect(questions.length).toBeGreaterThan(0);
    const html = await (await get(SEED)).text();
    for (const question of questions) expect(html).not.toContain(question);
    const found = await (await get(`/search?q=${encodeURIComponent(questions[0] ?? '')}`)).text();
    expect(/href="(\/articles\/[^"]+)"/.exec(found.slice(found.indexOf('</form>')))?.[1]).toBe(SEED);
    for (const question of questions.slice(1)) expect(found).not.toContain(question);
  });

  it('has no page that needs, or knows of, the client runtime', async () => {
    const pages = [
      SEED,
      '/',
      '/topics',
      '/topics/fenqi-taoxian',
      '/archive',
      '/archive/2026',
      '/archive/2026/11',
      '/about',
      '/search',
      '/search?q=%E5%A5%97%E7%8E%B0',
      '/no-such-page',
    ];
    for (const path of pages) {
      const html = await (await get(path)).text();
      expect(html, path).toContain('</h1>');
      expect(html, path).not.toMatch(
        /\/_next\/|__next|self\.|TURBOPACK|<!--|hidden=""|data-precedence|response-status/,
      );
    }
    expect(serve.errors()).not.toContain('不认识的脚本');
  });

  it('has title, picture and address for whoever shares any of its pages (lists and the page about it had none)', async () => {
    for (const path of ['/topics', '/archive', '/archive/2026', '/archive/2026/11', '/about', SEED]) {
      const html = await (await get(path)).text();
      const [, title] = /<title>(.+?) - /.exec(html) ?? [];
      expect(html, path).toContain(`<meta property="og:title" content="${title}"/>`);
      expect(html, path).toMatch(/<meta property="og:image" content="http[^"]+\.png"/);
      expect(html, path).toMatch(new RegExp(`<meta property="og:url" content="http[^"]+${path}"`));
    }
  });

  it('lists the articles of a year on its page (it had the same months as the archive, and nothing else)', async () => {
    expect(await (await get('/archive/2024')).text()).toContain(`<a href="${SEED}"`);
    expect((await (await get('/archive/2026')).text()).match(/<h3>/g)).toHaveLength(20);
  });

  it('says with the status code what the page says', async () => {
    expect((await get(SEED)).status).toBe(200);
    expect((await get('/no-such-page')).status).toBe(404);
    expect((await get('/articles/no-such-article')).status).toBe(404);
    expect((await get('/topics/fenqi-taoxian?page=999')).status).toBe(404);
    expect((await get('/archive/2026/13')).status).toBe(404);
    expect((await get('/articles/%E4')).status).toBe(400);
    expect((await get('/topics/')).status).toBe(308);
  });

  it('shows the last results to who asks for a page beyond them (第 50 页，共 8 页, and nothing on it)', async () => {
    const html = await (await get('/search?q=%E5%85%88%E4%BA%AB%E5%90%8E%E4%BB%98&page=99')).text();
    expect(html).toMatch(/<ol class="cards article-list"><li>/);
    const [, shown, all] = /第 (\d+) 页，共 (\d+) 页/.exec(html.replaceAll('<!-- -->', '')) ?? [];
    expect(Number(all)).toBeGreaterThan(1);
    expect(shown).toBe(all);
  });

  it('advises fewer letters only where there are some to spare (to who had typed two)', async () => {
    const advice = async (query: string) =>
      /<p role="status" class="lead">(.*?)<\/p>/.exec(
        await (await get(`/search?q=${encodeURIComponent(query)}`)).text(),
      )?.[1];
    expect(await advice('裸聊')).toBe('没有找到“裸聊”。换个说法试试。');
    // Quotes within quotes: they were ““裸聊””.
    expect(await advice('“裸聊”')).toBe('没有找到“‘裸聊’”。换个说法试试。');
    expect(await advice('量子纠缠望远镜')).toBe('没有找到“量子纠缠望远镜”。换个说法，或者少写几个字试试。');
  });

  it('has no page at an address that Next alone knows, and no file at one that is encoded twice', async () => {
    const made = [
      '/-.rsc',
      '/index.rsc',
      '/search.rsc',
      `${SEED}.segments/_tree.segment.rsc`,
      `${SEED}/markdown`,
      // These were 500.
      '/(..)x',
      '/(.)',
      '/articles/(..)(..)x',
    ];
    const twice = [
      SEED.replace('-', '%252D').concat('.md'),
      SEED.replace('/articles', '/share').replace('-', '%252D').concat('.png'),
      '/topics/fenqi%252Dtaoxian/atom.xml',
    ];
    const statuses = [...made, ...twice].map(async (path) => (await get(path)).status);
    expect(new Set(await Promise.all(statuses))).toEqual(new Set([404]));
    expect((await get(`${SEED}.md`)).status).toBe(200);
  });

  it('asks the browser for one page and the icon, breaks no rule of its own, and has articles fetched on intent', async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const requests: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => requests.push(new URL(request.url()).pathname));
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(url + SEED, { waitUntil: 'networkidle' });
      const others = requests.filter((path) => path !== SEED && !/^\/(?:favicon|icon|apple-icon)/.test(path));
      expect(others).toEqual([]);
      expect(complaints).toEqual([]);
      const link = page.locator('aside.related a[href^="/articles/"]').first();
      const target = (await link.getAttribute('href')) ?? '';
      const fetched = page.waitForRequest((request) => new URL(request.url()).pathname === target);
      await link.hover();
      const { 'sec-purpose': purpose } = await (await fetched).allHeaders();
      expect(purpose).toContain('prefetch');
    } finally {
      await browser.close();
    }
  });
});

describe('the serve command', () => {
  it('names a port that is taken, a wrong setting and a missing folder, and nothing else', async () => {
    const { port } = new URL(url);
    const refused: readonly [settings: Record<string, string>, message: string][] = [
      [{ PORT: port }, `端口 ${port} 已被占用`],
      [{ PORT: 'abc' }, '环境变量 PORT=abc 不能用'],
      // An address for documentation (RFC 5737) is no machine's own.
      [{ HOST: '192.0.2.1' }, '环境变量 HOST=192.0.2.1 不能用'],
      [{ CONTENT_DIR: '/no/such/folder' }, '找不到内容文件夹：/no/such/folder'],
    ];
    await Promise.all(
      refused.map(async ([settings, message]) => {
        const { ended, errors } = runServe(settings);
        expect(await ended).toBe(1);
        expect(errors().startsWith(message), errors()).toBe(true);
        expect(errors()).not.toContain('    at ');
      }),
    );
  });

  it('ends without an error when it is told to stop', async () => {
    const codes = (['SIGINT', 'SIGTERM'] as const).map(async (signal) => {
      const { ready, child, ended } = runServe();
      await ready;
      child.kill(signal);
      return ended;
    });
    expect(await Promise.all(codes)).toEqual([0, 0]);
  });

  it('goes on after an error that nobody caught, and says what it was', async () => {
    const thrower = `process.on('SIGUSR2', () => { throw new Error('nobody caught this'); })`;
    const { ready, child, errors, stop } = runServe({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(thrower)}`,
    });
    const address = await ready;
    child.kill('SIGUSR2');
    await expect.poll(errors, { timeout: 5000 }).toContain('nobody caught this');
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    await stop();
  });
});
