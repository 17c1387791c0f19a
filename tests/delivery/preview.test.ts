import { once } from 'node:events';
import { utimesSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RuleId } from '../../lib/content/rules.ts';
import { openPreview, previewBanner } from '../../lib/delivery/preview.ts';
import { openLiveLibrary } from '../../lib/library/live.ts';
import { articleText, testFolders } from '../library/content-folder.ts';
import { eventually } from '../library/eventually.ts';

const problem = { line: 3, column: 8, severity: 'error', rule: 'date' } as const;

it('shows problems as text, whatever a file is called', () => {
  const banner = previewBanner([
    { ...problem, file: 'articles/<b>.md', message: '「<script>」不是日期', fix: () => '写成 "2024-06-01"' },
  ]);
  expect(banner).toContain('articles/&lt;b&gt;.md:3:8');
  expect(banner).toContain('「&lt;script&gt;」不是日期<br>→ 写成 &quot;2024-06-01&quot;');
  expect(previewBanner([])).toBe('');
});

it('says which files are not as they were saved (the page reloaded and showed what stood there before)', () => {
  const told = (...rules: readonly RuleId[]): string =>
    previewBanner(
      rules.map((rule) => ({ ...problem, rule, file: 'articles/a.md', message: '错', fix: () => '改' })),
    );
  expect(told('date', 'yaml', 'unknown-related')).toContain(
    '内容里有 3 个问题，1 个文件没有读进来：网页上还是它原来的样子，新文件还不在网页上',
  );
  expect(told('unknown-related')).toContain('内容里有 1 个问题<');
});

it('says how many problems there are when they are too many to show', () => {
  const many = Array.from({ length: 50 }, () => ({
    ...problem,
    file: 'articles/a.md',
    message: '错',
    fix: () => '改',
  }));
  expect(previewBanner(many)).toContain('还有 30 个');
});

it('folds all but the first of many problems (a phone showed two screens of them before the article)', () => {
  const some = (count: number): string =>
    previewBanner(
      Array.from({ length: count }, (_, at) => ({
        ...problem,
        file: `articles/${at}.md`,
        message: '错',
        fix: () => '改',
      })),
    );
  const [open, folded] = some(6).split('<details><summary>另外 3 个</summary>');
  expect(open?.match(/<li>/g)).toHaveLength(3);
  expect(folded?.match(/<li>/g)).toHaveLength(3);
  expect(some(4)).not.toContain('<details>');
});

it('looks for the names that were meant only where it tells them (a save among 10,000 articles held the server for 2 s)', () => {
  let looked = 0;
  const fix = (): string => {
    looked += 1;
    return '是不是 a？';
  };
  previewBanner(Array.from({ length: 50 }, () => ({ ...problem, file: 'a.md', message: '错', fix })));
  expect(looked).toBe(20);
});

it('lists the problems of the file that was saved last first (they stood behind those of many others)', async () => {
  const folders = testFolders({ PREVIEW: '1' });
  for (let index = 10; index < 40; index += 1) {
    folders.write(`articles/a${index}.md`, '没有信息区');
    utimesSync(join(folders.contentDir, `articles/a${index}.md`), 1_700_000_000, 1_700_000_000);
  }
  folders.write('articles/z.md', '没有信息区');
  const live = await openLiveLibrary(folders.environment, () => {});
  const preview = openPreview(live, folders.environment);
  try {
    const files = [...preview.bodyStart(0).matchAll(/<code>articles\/(\w+)/g)].map(({ 1: name }) => name);
    expect(files.slice(0, 3)).toEqual(['z', 'a10', 'a11']);
  } finally {
    preview.close();
    await live.close();
  }
});

it('tells an open page of a saved file and of the problems in it', async () => {
  const folders = testFolders({ PREVIEW: '1' });
  folders.write('articles/a.md', articleText('草稿', { fields: 'draft: true\n' }));
  const live = await openLiveLibrary(folders.environment, () => {});
  const preview = openPreview(live, folders.environment);
  const server = createServer((request, response) => {
    if (!preview.answer(request.url ?? '', response)) response.end(preview.bodyStart(7));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const page = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}/`)).text();
    expect(await page()).toBe(
      '<script type="module" src="/_preview/reload.js" data-generation="7"></script>',
    );
    const events = await fetch(`http://127.0.0.1:${port}/_preview/events`);
    expect(events.headers.get('content-type')).toContain('text/event-stream');
    let received = '';
    const reading = (async () => {
      for await (const bytes of events.body ?? []) received += Buffer.from(bytes).toString();
    })();
    await eventually(() => expect(received).toContain(`data: ${live.generation()}\n`));
    const before = live.generation();
    folders.write('articles/a.md', '没有信息区');
    await eventually(() => {
      expect(live.generation()).toBeGreaterThan(before);
      expect(received).toContain(`data: ${live.generation()}\n`);
    });
    expect(await page()).toContain('articles/a.md:1:1');
    preview.close();
    await reading;
  } finally {
    server.close();
    await live.close();
  }
});

it('tells of pictures that are missing, of relative links and of first-choice articles that do not exist (a page had a gap, and nobody said why)', async () => {
  const folders = testFolders({ PREVIEW: '1' });
  folders.write('site.yaml', 'name: 站\nfeatured: [a, b, nowhere]\n');
  const body = '![甲](/images/a.png)\n\n![乙](https://example.com/b.png)\n\n[丙](b.md)和[丁](#丁)';
  folders.write('articles/a.md', articleText('甲', { body }));
  folders.write('articles/b.md', '没有信息区');
  const live = await openLiveLibrary(folders.environment, () => {});
  const preview = openPreview(live, folders.environment);
  try {
    const told = preview.bodyStart(0).replace(/<\/?code>|&[^;]+;/g, '');
    expect(told).toContain('articles/a.md:8:6 找不到图片 /images/a.png<br>→ 把图片放进');
    expect(told).toContain('articles/a.md:10:6 网页不显示别的网站上的图片');
    expect(told).toContain(
      'articles/a.md:12:5 相对链接「b.md」在文章页上走不通<br>→ 写成 /articles/b；npm run check -- --fix 可以代劳<',
    );
    expect(told).toContain('site.yaml:2:18 featured 里的「nowhere」不是已有文章');
    expect(told).toContain('内容里有 5 个问题，1 个文件没有读进来');
  } finally {
    preview.close();
    await live.close();
  }
});
