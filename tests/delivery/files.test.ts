import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Metrics } from '../../lib/delivery/metrics.ts';
import { openFile } from '../../lib/delivery/open-file.ts';
import { StaticFiles } from '../../lib/delivery/static-files.ts';
import { StoredPage } from '../../lib/delivery/stored-page.ts';
import { large, makePublicFiles } from './public-files.ts';
import { htmlPage, startTestSite, type TestSite } from './site.ts';

let site: TestSite;
let root: string;
beforeAll(async () => {
  root = makePublicFiles();
  site = await startTestSite({ render: () => htmlPage('<p>page</p>'), root, contentDir: root, secure: true });
});
afterAll(async () => {
  await site.server.stop();
  rmSync(root, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(site.url + path, { headers, method });

describe('files', () => {
  it('with a hash in the name are kept for a year, others asked for again', async () => {
    expect((await get('/_next/static/media/a.1f3c.css')).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    );
    const icon = await get('/icon.svg');
    expect(icon.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(icon.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    const picture = await get('/images/large.png');
    expect(picture.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    await picture.arrayBuffer();
    expect((await get('/icon.svg', { 'if-none-match': icon.headers.get('etag') ?? '' })).status).toBe(304);
  });

  it('that were saved again within the tick of a clock stayed for good as a reader had got them in between', async () => {
    const root = makePublicFiles();
    onTestFinished(() => rmSync(root, { recursive: true }));
    const metrics = new Metrics();
    const files = new StaticFiles({
      root,
      contentDir: root,
      scaledDir: join(root, 'scaled'),
      secure: false,
      metrics,
    });
    const save = (text: string): void => {
      const beside = join(root, 'public', 'beside');
      writeFileSync(beside, text);
      renameSync(beside, join(root, 'public', 'note.txt'));
    };
    const shown = async (): Promise<string | undefined> => {
      const file = await files.find('/note.txt');
      return file instanceof StoredPage ? (await file.representation('identity')).body.toString() : undefined;
    };
    // Many times, since the clock that dates files ticks now and then between the two.
    for (let time = 0; time < 50; time += 1) {
      save(`first ${time}`);
      await shown();
      save(`then ${time}`);
      expect(await shown()).toBe(`then ${time}`);
    }
  });

  it('that another one of the same date had replaced were sent as they had been', async () => {
    const root = makePublicFiles();
    onTestFinished(() => rmSync(root, { recursive: true }));
    const site = await startTestSite({ render: () => htmlPage('<p>page</p>'), root, contentDir: root });
    onTestFinished(() => site.server.stop());
    const packed = new Date('2026-01-01');
    const put = (text: string): void => {
      const beside = join(root, 'public', 'beside');
      writeFileSync(beside, text);
      utimesSync(beside, packed, packed);
      renameSync(beside, join(root, 'public', 'note.txt'));
    };
    const shown = async (): Promise<string> => (await fetch(`${site.url}/note.txt`)).text();
    put('before');
    expect(await shown()).toBe('before');
    put('behind');
    expect(await shown()).toBe('behind');
  });

  it('of the content come before those of the engine (another site had this one’s icons)', async () => {
    const root = makePublicFiles();
    const contentDir = join(root, 'content');
    onTestFinished(() => rmSync(root, { recursive: true }));
    mkdirSync(join(contentDir, 'public'), { recursive: true });
    writeFileSync(join(contentDir, 'public', 'icon.svg'), '<svg><title>own</title></svg>');
    writeFileSync(join(root, 'public', 'suggest.js'), 'engine');
    const files = new StaticFiles({
      root,
      contentDir,
      scaledDir: join(root, 'scaled'),
      secure: true,
      metrics: new Metrics(),
    });
    expect((await files.locate('/icon.svg'))?.file).toBe(join(contentDir, 'public', 'icon.svg'));
    expect((await files.locate('/suggest.js'))?.file).toBe(join(root, 'public', 'suggest.js'));
    expect(await files.locate('/nothing')).toBeNull();
    expect((await files.paths()).filter((path) => path === '/icon.svg')).toHaveLength(1);
  });

  it('may have Chinese names with blanks', async () => {
    const picture = await get(`/images/${encodeURIComponent('图')}/${encodeURIComponent('价 目.png')}`);
    expect([picture.status, await picture.text()]).toEqual([200, 'small']);
    expect(picture.headers.get('content-encoding')).toBeNull();
  });

  it('that are large come in parts', async () => {
    const whole = await get('/images/large.png');
    expect(large.equals(Buffer.from(await whole.arrayBuffer()))).toBe(true);
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    const etag = whole.headers.get('etag') ?? '';
    const part = await get('/images/large.png', { range: 'bytes=100-199', 'if-range': etag });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 100-199/600000']);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(large.subarray(100, 200));
    const modified = whole.headers.get('last-modified') ?? '';
    expect((await get('/images/large.png', { range: 'bytes=100-199', 'if-range': modified })).status).toBe(
      206,
    );
    expect((await get('/images/large.png', { range: 'bytes=100-199', 'if-range': '"other"' })).status).toBe(
      200,
    );
    const beyond = await get('/images/large.png', { range: 'bytes=600000-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */600000']);
    expect((await get('/images/large.png', { 'if-none-match': etag })).status).toBe(304);
  });

  it('that are large have another tag when they were written anew, or are of another size', async () => {
    const file = join(root, 'images', 'again.png');
    const tag = async (letter: string, size: number, written: string): Promise<string | null> => {
      writeFileSync(file, letter.repeat(size));
      utimesSync(file, new Date(written), new Date(written));
      return (await get('/images/again.png', {}, 'HEAD')).headers.get('etag');
    };
    const tags = [
      await tag('a', 600_000, '2026-01-01'),
      await tag('b', 600_000, '2026-01-02'),
      await tag('b', 600_001, '2026-01-02'),
    ];
    expect(new Set(tags).size).toBe(3);
  });

  it('are read and compressed once as long as they stay as they are', async () => {
    const metrics = new Metrics();
    // The engine's own, which nobody has just written.
    const files = new StaticFiles({
      root: '.',
      contentDir: root,
      scaledDir: join(root, 'scaled'),
      secure: true,
      metrics,
    });
    const first = await files.find('/favicon.svg');
    expect(first).not.toBeNull();
    expect(await files.find('/favicon.svg')).toBe(first);
  });

  it('that have changed are sent as they are now', async () => {
    const file = join(root, 'public', 'note.txt');
    writeFileSync(file, 'before');
    expect(await (await get('/note.txt')).text()).toBe('before');
    writeFileSync(file, 'after');
    utimesSync(file, new Date(), new Date(Date.now() + 2000));
    expect(await (await get('/note.txt')).text()).toBe('after');
  });

  it('begin with a dot only where a standard asks for it, and may have capitals in their ending', async () => {
    mkdirSync(join(root, 'public', '.well-known'));
    writeFileSync(join(root, 'public', '.well-known', 'security.TXT'), 'Contact: mailto:a@b.example');
    const found = await get('/.well-known/security.TXT');
    expect([found.status, found.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  });

  it('are neither folders nor outside of the public ones: the application answers', async () => {
    for (const path of [
      '/.env',
      '/folder',
      '/images/',
      '/..%2Fsecret.txt',
      '/images/..%2Fsecret.txt',
      '/images/x%2F..%2F..%2Fsecret.txt',
      '/images/%2e%2e/secret.txt',
      '/images/..%5Csecret.txt',
    ])
      expect(await (await get(path)).text(), path).toBe('<p>page</p>');
  });

  it('are listed for an export as they are served: links to files too, nothing hidden', async () => {
    symlinkSync(join(root, 'images', 'large.png'), join(root, 'images', 'linked.png'));
    const metrics = new Metrics();
    const files = new StaticFiles({
      root,
      contentDir: root,
      scaledDir: join(root, 'scaled'),
      secure: true,
      metrics,
    });
    const paths = await files.paths();
    expect(paths).toContain('/images/linked.png');
    expect(paths).toContain(`/images/${encodeURIComponent('图')}/${encodeURIComponent('价 目.png')}`);
    expect(paths.filter((path) => path.includes('.env'))).toEqual([]);
    // Folders are none.
    expect(paths.filter((path) => !path.includes('.'))).toEqual([]);
    for (const path of paths) expect([path, (await get(path)).status]).toEqual([path, 200]);
  });

  it('have no ranges for HEAD, which is for the whole', async () => {
    const head = await get('/images/large.png', { range: 'bytes=100-199' }, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '600000']);
  });

  it.skipIf(process.platform === 'win32')(
    'that became a pipe or a folder a moment ago are no files: a pipe is not waited for',
    async () => {
      const pipe = join(root, 'pipe');
      execFileSync('mkfifo', [pipe]);
      for (const path of [pipe, root, join(root, 'gone')]) expect(await openFile(path), path).toBeNull();
    },
  );

  it('that are cut short while they are sent end the connection, where the reader would wait for the rest', async () => {
    const file = join(root, 'images', 'cut.png');
    writeFileSync(file, Buffer.alloc(40_000_000, 1));
    const socket = connect(site.port, '127.0.0.1');
    socket.write('GET /images/cut.png HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(socket, 'readable');
    truncateSync(file, 600_000);
    let received = 0;
    socket.on('data', (chunk) => {
      received += chunk.length;
    });
    await once(socket, 'close', { signal: AbortSignal.timeout(5_000) });
    expect(received).toBeLessThan(40_000_000);
  });
});
