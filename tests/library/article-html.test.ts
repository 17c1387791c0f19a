import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { articleHtml } from '../../lib/library/article-html.ts';
import { importContent } from '../../lib/library/import.ts';
import { type Library, libraryFile, openForImport } from '../../lib/library/open.ts';
import { articleText, type TestFolders, testFolders } from './content-folder.ts';

let folders: TestFolders;
let library: Library;
const now = Date.UTC(2026, 0, 1);
const htmlAt = (markdown: string, at: number): string =>
  articleHtml(library, { markdown }, { now: at, contentDir: folders.contentDir }).html;

beforeEach(() => {
  folders = testFolders();
  library = openForImport(libraryFile(folders.dataDir, false));
  return () => library.db.close();
});

describe('a text that was rendered before', () => {
  it('links to an article from the moment in which that can be read', () => {
    folders.write('articles/later.md', articleText('后来的', { publishedAt: '2026-06-01' }));
    importContent(library, folders.environment);
    const text = '见[那一篇](/articles/later)。';
    expect(htmlAt(text, now)).toContain('<p>见那一篇。</p>');
    expect(htmlAt(text, Date.UTC(2026, 6, 1))).toContain('<a href="/articles/later">');
  });

  it('no longer links to an article that is gone', () => {
    folders.write('articles/other.md', articleText('另一篇'));
    importContent(library, folders.environment);
    const text = '再看[另一篇](/articles/other)。';
    expect(htmlAt(text, now)).toContain('<a href="/articles/other">');
    rmSync(join(folders.contentDir, 'articles', 'other.md'));
    importContent(library, folders.environment);
    expect(htmlAt(text, now)).toContain('<p>再看另一篇。</p>');
  });

  it('shows a picture in the size that it has now', () => {
    const svg = (width: number, height: number): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`;
    folders.write('images/a.svg', svg(10, 20));
    const text = '![图](/images/a.svg)';
    expect(htmlAt(text, now)).toContain('width="10"');
    writeFileSync(join(folders.contentDir, 'images', 'a.svg'), svg(30, 20));
    expect(htmlAt(text, now)).toContain('width="30"');
    writeFileSync(join(folders.contentDir, 'images', 'a.svg'), svg(30, 40));
    expect(htmlAt(text, now)).toContain('height="40"');
  });
});
