import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleHtml } from '../../lib/library/article-html.ts';
import { articleText } from './content-folder.ts';
import { imported, now } from './imported.ts';

const { folders, library, everything } = imported();

const htmlAt = (markdown: string, at: number): string =>
  articleHtml({ ...library(), environment: folders().environment }, { markdown }, at).html;

describe('a text that was rendered before', () => {
  it('links to an article from the moment in which that can be read', () => {
    folders().write('articles/later.md', articleText('后来的', { publishedAt: '2026-06-01' }));
    everything();
    const text = '见[那一篇](/articles/later)。';
    expect(htmlAt(text, now)).toContain('<p>见那一篇。</p>');
    expect(htmlAt(text, Date.UTC(2026, 6, 1))).toContain('<a href="/articles/later">');
  });

  it('no longer links to an article that is gone', () => {
    folders().write('articles/other.md', articleText('另一篇'));
    everything();
    const text = '再看[另一篇](/articles/other)。';
    expect(htmlAt(text, now)).toContain('<a href="/articles/other">');
    rmSync(join(folders().contentDir, 'articles', 'other.md'));
    everything();
    expect(htmlAt(text, now)).toContain('<p>再看另一篇。</p>');
  });

  const svg = (width: number, height: number): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`;

  it('shows a picture in the size that it has now', () => {
    folders().write('images/a.svg', svg(10, 20));
    const text = '![图](/images/a.svg)';
    expect(htmlAt(text, now)).toContain('width="10"');
    writeFileSync(join(folders().contentDir, 'images', 'a.svg'), svg(30, 20));
    expect(htmlAt(text, now)).toContain('width="30"');
    writeFileSync(join(folders().contentDir, 'images', 'a.svg'), svg(30, 40));
    expect(htmlAt(text, now)).toContain('height="40"');
  });

  it('is rendered again when one of its links or pictures has changed, and the others have not', () => {
    for (const name of ['a', 'b']) {
      folders().write(`articles/${name}.md`, articleText(`第${name}篇`));
      folders().write(`images/${name}.svg`, svg(10, 20));
    }
    everything();
    const text = '[甲](/articles/a)、[乙](/articles/b)。\n\n![甲](/images/a.svg)\n\n![乙](/images/b.svg)';
    expect(htmlAt(text, now)).toContain('<a href="/articles/b">');
    folders().write('images/b.svg', svg(30, 40));
    expect(htmlAt(text, now)).toMatch(/width="10" height="20".*width="30" height="40"/s);
    rmSync(join(folders().contentDir, 'articles', 'b.md'));
    everything();
    expect(htmlAt(text, now)).toContain('<a href="/articles/a">甲</a>、乙。');
  });
});
