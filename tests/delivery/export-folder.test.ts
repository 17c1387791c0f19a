import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { MANIFEST, readManifest } from '../../lib/commands/export/tree.ts';
import { makeExported } from './exported.ts';

const { folder, contentDir, out, article, run, begin, remove } = makeExported(20);

let first: ReturnType<typeof run>;
beforeAll(() => {
  first = run('--out', out, '--brotli', '5');
  expect(first.code).toBe(0);
}, 120_000);
afterAll(remove);

describe('the folder of an export', { timeout: 180_000 }, () => {
  it('has a manifest of its files, and nothing of drafts', () => {
    const manifest = readManifest(out);
    const names = Object.keys(manifest?.files ?? {});
    expect(names).toContain('articles/分期.html');
    expect(names).toContain('topics/pay@page=2.html');
    expect(names).toContain('404.html');
    expect(names.filter((name) => name.includes('draft'))).toEqual([]);
    expect(names.filter((name) => name.startsWith('_next/') && name.endsWith('.js'))).toEqual([]);
  });

  it('has smaller versions of the pictures that pages offer or link to, and of no others', () => {
    const pictures = Object.keys(readManifest(out)?.files ?? {}).filter((name) => name.startsWith('images/'));
    expect(pictures).toContain('images/没有用.png');
    expect(pictures.filter((name) => name.endsWith('.webp')).sort()).toEqual([
      'images/R&D.png.400.webp',
      'images/图标.png.400.webp',
      'images/图标.png.800.webp',
    ]);
  });

  it('has redirects and headers for Netlify and Cloudflare Pages', () => {
    const redirects = readFileSync(join(out, '_redirects'), 'utf8');
    // Netlify knows no 308: it would have shown nobody the page that a former address leads to.
    expect(redirects).toContain('/old/fenqi /articles/%E5%88%86%E6%9C%9F 301\n');
    expect(redirects).toContain('/old/gone /articles/gone 301\n');
    // What followed the question mark was taken for a query, and the address was lost.
    expect(redirects).toContain('/old/a%3Fb /articles/%E5%88%86%E6%9C%9F 301\n');
    // A renamed article's files were at their former addresses on the server alone.
    for (const [former, now] of [
      ['/articles/qi', '/articles/%E5%88%86%E6%9C%9F'],
      ['/topics/%E4%BB%98%E6%AC%BE', '/topics/pay'],
      ['/topics/%E4%BB%98%E6%AC%BE/feed.xml', '/topics/pay/feed.xml'],
      ['/topics/%E4%BB%98%E6%AC%BE/feed.json', '/topics/pay/feed.json'],
      ['/tags/pay', '/topics/pay'],
      ['/articles/qi.md', '/articles/%E5%88%86%E6%9C%9F.md'],
      ['/share/qi.png', '/share/%E5%88%86%E6%9C%9F.png'],
    ])
      expect(redirects).toContain(`${former} ${now} 301\n`);
    // An expired article was found, with 200.
    expect(redirects).toContain('/articles/gone /articles/gone.html 410!\n');
    expect(redirects).toContain('/articles/gone.md /articles/gone.md 410!\n');
    const headers = readFileSync(join(out, '_headers'), 'utf8');
    expect(headers).toMatch(/^\/articles\/\*\n(?: {2}.*\n)* {2}Content-Security-Policy: default-src 'none'/m);
    // Cloudflare reads no more rules, and no longer lines.
    expect(headers.match(/^\//gm)?.length).toBeLessThanOrEqual(100);
    expect(Math.max(...headers.split('\n').map((line) => line.length))).toBeLessThanOrEqual(2000);
  });

  it('kept the styles from pages of Netlify and Cloudflare Pages whose folder has pages of another kind, or none', () => {
    const blocks = readFileSync(join(out, '_headers'), 'utf8').split(/^(?=\/)/m);
    const policies = blocks.map((block) => ({
      pattern: /^.*/.exec(block)?.[0] ?? '',
      styles: / style-src ([^;]*);/.exec(block)?.[1] ?? "'none'",
      scripts: / script-src ([^;]*);/.exec(block)?.[1] ?? "'none'",
    }));
    // At Netlify, `/topics/*` is for `/topics`, too.
    const policiesOf = (address: string) =>
      policies.filter(({ pattern }) =>
        pattern.endsWith('/*') ? `${address}/`.startsWith(pattern.slice(0, -1)) : pattern === address,
      );
    const pages = Object.keys(readManifest(out)?.files ?? {}).filter((name) => name.endsWith('.html'));
    const addresses = pages
      .filter((name) => name !== '404.html')
      .map((name): [string, string] => [
        name === 'index.html' ? '/' : encodeURI(`/${name}`).replace(/(?:@.*)?\.html$/, ''),
        name,
      ]);
    const missing = ['/topics/-', '/archive/2026/13', '/articles/-'].map((address): [string, string] => [
      address,
      '404.html',
    ]);
    expect(addresses.map(([address]) => address)).toEqual(
      expect.arrayContaining(['/topics', '/topics/pay', '/archive/2026', '/archive/2026/01']),
    );
    for (const [address, name] of [...addresses, ...missing]) {
      const page = readFileSync(join(out, name), 'utf8');
      const css = /<style[^>]*>([^<]*)<\/style>/.exec(page)?.[1] ?? '';
      const hash = `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
      const found = policiesOf(address);
      expect(found.length, address).toBeGreaterThan(0);
      for (const { styles, scripts } of found) {
        expect(styles, address).toContain(hash);
        if (/<script[^>]* src=/.test(page)) expect(scripts, address).toBe("'self'");
      }
    }
  });

  it('is left alone when nothing has changed, and else only what has is written', () => {
    expect(run('--out', out, '--brotli', '5').errors).toContain('已经是最新的');
    const before = readManifest(out)?.files ?? {};
    const earlier = realpathSync(out);
    article('a-3', ['publishedAt: 2026-01-01 00:00:13'], '改过的一句。');
    const again = run('--out', out, '--brotli', '5');
    expect(again.code).toBe(0);
    const after = readManifest(out)?.files ?? {};
    expect(after['articles/a-3.html']).not.toBe(before['articles/a-3.html']);
    for (const name of ['about.html', '_headers', '_redirects', '_nginx.conf'])
      expect(after[name], name).toBe(before[name]);
    const reused = Number(/其中 (\d+) 个没有变化/.exec(again.errors)?.[1]);
    expect(reused).toBe(Object.keys(after).filter((name) => after[name] === before[name]).length);
    expect(readFileSync(join(out, 'articles', 'a-3.html'), 'utf8')).toContain('改过的一句');
    expect(again.errors).not.toContain('没有删除');
    expect(existsSync(earlier)).toBe(false);
  });

  it('has what was put into public/ when the articles are as before, but no file in the place of a page, and says so', () => {
    const names = ['index.html', 'about.html', '404.html', '_headers', 'kept.html'];
    const engine = `export-${process.pid}.txt`;
    mkdirSync(join(contentDir, 'public'), { recursive: true });
    onTestFinished(() => {
      for (const name of names) rmSync(join(contentDir, 'public', name));
      rmSync(join('public', engine));
    });
    for (const name of names) writeFileSync(join(contentDir, 'public', name), '别的文件');
    writeFileSync(join('public', engine), '别的文件');
    const { code, errors } = run('--out', out, '--brotli', '5');
    expect(code).toBe(0);
    expect(errors).not.toContain('已经是最新的');
    expect([...names, engine].filter((name) => readFileSync(join(out, name), 'utf8') === '别的文件')).toEqual(
      ['kept.html', engine],
    );
    expect(names.filter((name) => errors.includes(`public/ 里的 ${name}：`))).toEqual(names.slice(0, 4));
    expect(readFileSync(join(out, '_nginx.conf'), 'utf8')).not.toContain('/about.html"');
  });

  it.skipIf(!existsSync('/proc/self'))('kept the export waiting for ever where no folder can be made', () => {
    for (const place of ['/proc/site', '/proc/not/here']) {
      const { code, errors } = run('--out', place);
      expect(code).toBe(1);
      expect(errors).toContain(`${place} 所在的文件夹打不开，也建不了`);
      expect(errors).not.toContain('    at ');
    }
  });

  it('says in the end that search needs a server, and what an export without SITE_URL is good for', () => {
    expect(first.errors).toContain('/search 和 /suggest');
    expect(first.errors).not.toContain('SITE_URL');
    // A log is no terminal on which a line could be written again.
    expect(first.errors).not.toContain('已写出');
    const small = makeExported(0);
    onTestFinished(small.remove);
    const local = small.runWith({ SITE_URL: '' }, '--out', small.out, '--brotli', '0');
    expect(local.code).toBe(0);
    expect(local.errors).toMatch(/没有写明 SITE_URL：.*SITE_URL=https:\/\/example\.com npm run export.*\n$/);
  });

  it('is never seen half made, and takes no file away that somebody has put into it', async () => {
    writeFileSync(join(out, 'CNAME'), 'example.com');
    const earlier = realpathSync(out);
    utimesSync(join(contentDir, 'site.yaml'), new Date(), new Date());
    writeFileSync(join(contentDir, 'site.yaml'), 'name: 新的名字\ndescription: 只用来测试。\n');
    const exporting = begin('--out', out, '--brotli', '1');
    let errors = '';
    exporting.stderr?.on('data', (text: Buffer) => {
      errors += text.toString();
    });
    let ended = false;
    exporting.once('close', () => {
      ended = true;
    });
    const seen = new Set<string>();
    while (!ended) {
      // One look: the manifest and a file of the folder that the name leads to at this moment.
      const home = readFileSync(join(out, 'index.html'), 'utf8');
      seen.add(/<title>([^：]*)/.exec(home)?.[1] ?? '');
      expect(Object.keys(JSON.parse(readFileSync(join(out, MANIFEST), 'utf8')).files).length).toBeGreaterThan(
        50,
      );
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(exporting.exitCode).toBe(0);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('新的名字');
    for (const name of seen) expect(['测试站', '新的名字']).toContain(name);
    expect(readFileSync(join(earlier, 'CNAME'), 'utf8')).toBe('example.com');
    expect(errors).toContain(`有别人放的文件，没有删除：${earlier}`);
  });

  it('is left as it is when the export is ended, with nothing beside it; with another compression it was not made anew', async () => {
    const before = readFileSync(join(out, MANIFEST), 'utf8');
    const beside = readdirSync(folder);
    const exporting = begin('--out', out, '--no-compression');
    const ended = once(exporting, 'close');
    await expect
      .poll(() => readdirSync(folder).length, { timeout: 60_000, interval: 20 })
      .toBeGreaterThan(beside.length);
    exporting.kill('SIGTERM');
    expect((await ended)[0]).toBe(1);
    expect([readFileSync(join(out, MANIFEST), 'utf8'), readdirSync(folder)]).toEqual([before, beside]);
  });

  it('is not trusted without a whole manifest', () => {
    const manifest = readFileSync(join(out, MANIFEST), 'utf8');
    writeFileSync(join(out, MANIFEST), manifest.slice(0, 100));
    const { code, errors } = run('--out', out);
    expect([code, errors]).toEqual([1, expect.stringContaining('不是导出的结果，不会被覆盖')]);
    expect(errors).not.toContain('    at ');
    writeFileSync(join(out, MANIFEST), manifest);
  });
});
