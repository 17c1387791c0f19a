import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../lib/markdown/render.ts';
import { html, render } from './rendered.ts';

describe('footnotes', () => {
  const text = html('一句话[^法]，又一句[^法]。\n\n[^法]: 《民法典》第一条。\n');
  it('are labelled in Chinese', () => {
    expect(text).toContain('<h2 id="footnote-label">注释</h2>');
    expect(text).toContain('aria-label="回到引用注释 1 的地方"');
    expect(text).toContain('aria-label="回到引用注释 1 的地方（第 2 处）"');
    // No number that isn't part of the note.
    expect(text.match(/↩<\/a>/g)).toHaveLength(2);
    expect(text).not.toMatch(/Footnotes|Back to/);
  });

  it('have numbers that begin no line, and that no heading’s name has', () => {
    const { headings, html } = render('## 座次[^法]\n\n不一样[^法][^法]。\n\n[^法]: 一。\n');
    expect(html).toContain('不一样\u2060<sup>');
    expect(html).toContain('</sup>\u2060<sup>');
    // Before the first word there is nothing to stay with.
    expect(render('[^法]见此。\n\n[^法]: 一。\n').html).toMatch(/^<p><sup>/);
    expect(headings[0]).toEqual({ depth: 2, id: '座次', text: '座次' });
  });

  it('have links that lead to an id of the page, both ways', () => {
    const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    // A browser compares the fragment as it is before it decodes it (HTML, "indicated part of the document").
    const targets = [...text.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets).toHaveLength(4);
    for (const target of targets) expect(ids).toContain(target);
  });
});

describe('tables, lists and callouts', () => {
  it('a table scrolls in a box that the keyboard reaches, aligned by class', () => {
    const table = html('| 项目 | 金额 |\n| --- | ---: |\n| 手续费 | 5元 |\n');
    expect(table).toMatch(
      /^<div class="table" role="group" tabindex="0" aria-label="表格，可左右滚动"><table>/,
    );
    expect(table).toContain('<th class="align-right">金额</th>');
    expect(table).toContain('<td class="align-right">5元</td>');
    expect(table).not.toContain('align="');
  });

  it('a table of many columns says so: its texts aren’t squeezed on a phone', () => {
    expect(html(`${'| 甲 '.repeat(6)}|\n${'| --- '.repeat(6)}|\n`)).toContain('<table class="wide">');
  });

  it('a box of a task list has its own name, in a list within another, too', () => {
    const names = (markdown: string) => html(markdown).match(/(?<=aria-label=")[^"]*/g);
    expect(names('- [x] 甲\n  - [ ] 乙\n    - [x] 丙\n')).toEqual(['已完成', '未完成', '已完成']);
    expect(names('- [ ] 甲\n\n  说明\n\n  - [x] 乙\n\n- [x] 丙\n')).toEqual(['未完成', '已完成', '已完成']);
  });

  it('code scrolls in a box that the keyboard reaches; a text without a language wraps', () => {
    expect(html('```js\na\n```')).toBe(
      '<pre role="group" tabindex="0" aria-label="代码，可左右滚动"><code class="language-js">a\n</code></pre>',
    );
    expect(html('```\n甲\n```')).toBe('<pre><code>甲\n</code></pre>');
  });

  it.each(['> [!TIP]  \n> 甲', '> [!TIP]\\\n> 甲', '> [!TIP]\n> 甲'])(
    'a callout begins with its text, whatever ends the line of its mark (a line break did): %j',
    (markdown) => expect(html(markdown)).toContain('<p class="callout-label">提示</p>\n<p>甲</p>'),
  );

  it('a telephone number is a link (it led nowhere)', () => {
    expect(html('打[12315](tel:12315)')).toBe('<p>打<a href="tel:12315">12315</a></p>');
  });

  it('a list starts where it says', () => {
    expect(html('3. 第三步\n4. 第四步')).toBe('<ol start="3">\n<li>第三步</li>\n<li>第四步</li>\n</ol>');
  });

  it.each([
    ['NOTE', '说明'],
    ['TIP', '提示'],
    ['IMPORTANT', '要点'],
    ['WARNING', '警惕'],
    ['CAUTION', '当心'],
  ])('> [!%s] is a note labelled %s', (kind, label) => {
    expect(html(`> [!${kind}]\n> 卡密等于现金。`)).toBe(
      `<div role="note" class="callout callout-${kind.toLowerCase()}">\n<p class="callout-label">${label}</p>\n<p>卡密等于现金。</p>\n</div>`,
    );
  });

  it('the mark of a note may be written small, or stand in a paragraph of its own', () => {
    const note =
      '<div role="note" class="callout callout-tip">\n<p class="callout-label">提示</p>\n<p>先停。</p>\n</div>';
    expect(html('> [!tip]\n> 先停。')).toBe(note);
    expect(html('> [!TIP]\n>\n> 先停。')).toBe(note);
    expect(html('> [!TIP]\n> - 先停')).toContain('提示</p>\n<ul>');
  });

  it('an unknown mark and an ordinary quotation stay quotations', () => {
    expect(html('> [!FOO]\n> 一')).toMatch(/^<blockquote>/);
    expect(html('> 一句')).toMatch(/^<blockquote>/);
  });
});

describe('links and pictures', () => {
  it('an article that can be read is linked', () => {
    expect(html('见[那篇](/articles/published#一)')).toBe(
      '<p>见<a href="/articles/published#%E4%B8%80">那篇</a></p>',
    );
    expect(html('见[那篇](/articles/礼品卡)')).toContain('<a href="/articles/%E7%A4%BC%E5%93%81%E5%8D%A1">');
  });

  it('one that has moved is linked where it is now', () => {
    expect(html('[1](/articles/former.md?x) [2](/articles/published.md) [3](/articles/draft.md)')).toBe(
      '<p><a href="/articles/published.md?x">1</a> <a href="/articles/published.md">2</a> 3</p>',
    );
    expect(html('见[那篇](/articles/former#一)')).toBe(
      '<p>见<a href="/articles/published#%E4%B8%80">那篇</a></p>',
    );
  });

  it('one that can’t be read becomes its text, with what is in it', () => {
    expect(html('见[那**篇**](/articles/draft)，和[这篇](/articles/gone)。')).toBe(
      '<p>见那<strong>篇</strong>，和这篇。</p>',
    );
    expect(html('见[那篇][1]。\n\n[1]: /articles/draft')).toBe('<p>见那篇。</p>');
    // Of two addresses for one name, the first counts.
    expect(html('见[那篇][1]。\n\n[1]: /articles/published\n[1]: /articles/draft')).toBe(
      '<p>见<a href="/articles/published">那篇</a>。</p>',
    );
    expect(html('见[那篇](/articles/draft/)。')).toBe('<p>见那篇。</p>');
    expect(html('![卡][1]\n\n[1]: /images/card.png')).toContain('width="640"');
  });

  it('a foreign link says so', () => {
    for (const markdown of [
      '[网](https://example.com/)',
      '[网](//example.com/)',
      '<https://example.com/>',
      'https://example.com/ 看',
      '[网][1]\n\n[1]: https://example.com/',
    ]) {
      expect(html(markdown)).toContain('rel="external nofollow noopener noreferrer"');
    }
  });

  it('a picture that stands alone shows its title as a caption', () => {
    const picture = /<img [^>]*alt="卡"[^>]*>/.exec(html('![卡](/images/card.png)'))?.[0];
    expect(html('![卡](/images/card.png "背面")')).toBe(
      `<figure>${picture}<figcaption>背面</figcaption></figure>`,
    );
    for (const text of ['看 ![卡](/images/card.png "背面")', '![卡](/images/card.png "背面") 看']) {
      expect(html(text)).not.toContain('figure');
      expect(html(text)).toContain('title="背面"');
    }
    expect(html('[卡](/articles/published "背面")')).toBe(
      '<p><a href="/articles/published" title="背面">卡</a></p>',
    );
  });

  it('an address has whole letters, as the site’s paths do (an export has no redirect from others)', () => {
    const apart = html(`[表](/${'が'.normalize('NFD')}.pdf) ![图](/images/${'が'.normalize('NFD')}.svg)\n`);
    expect(apart).toContain(`href="/${encodeURIComponent('が'.normalize('NFC'))}.pdf"`);
    expect(apart).toContain(`src="/images/${encodeURIComponent('が'.normalize('NFC'))}.svg"`);
    const encoded = html(`[表](/${encodeURIComponent('が'.normalize('NFD'))}.pdf)\n`);
    expect(encoded).toContain(`href="/${encodeURIComponent('が'.normalize('NFC'))}.pdf"`);
    const elsewhere = `https://site.example/${encodeURIComponent('が'.normalize('NFD'))}`;
    expect(html(`[表](${decodeURIComponent(elsewhere)})\n`)).toContain(`href="${elsewhere}"`);
  });

  it('a link to a heading whose letters are taken apart leads there (its address had whole ones, the heading not)', () => {
    const apart = html('## がé\n\n[上](#がé) [下](/about#がé)\n'.normalize('NFD'));
    const id = /<h2 id="([^"]+)"/.exec(apart)?.[1] ?? '';
    expect(apart).toContain(`href="#${encodeURIComponent(id)}"`);
    expect(apart).toContain(`href="/about#${encodeURIComponent(id)}"`);
  });

  it('a picture has its size, waits until it is near, and comes in the width that a screen needs', () => {
    const rest = 'sizes="(min-width: 44rem) 40.375rem, 92vw"';
    expect(html('![卡背](/images/card.png)')).toBe(
      `<p><img src="/images/card.png" alt="卡背" loading="lazy" decoding="async" width="640" height="400" srcset="/images/card.png.400.webp 400w, /images/card.png.800.webp 640w" ${rest}></p>`,
    );
    // The blanks of an address would end it in a list of versions.
    const { html: photo } = renderMarkdown('![](</images/旅行/a b.jpg>)', {
      openSlug: () => null,
      imageSize: () => ({ width: 4000, height: 3000 }),
    });
    const address = '/images/%E6%97%85%E8%A1%8C/a%20b.jpg';
    expect(photo).toContain(
      `srcset="${[400, 800, 1200].map((width) => `${address}.${width}.webp ${width}w`).join(', ')}"`,
    );
    const { html: drawing } = renderMarkdown('![](/images/a.svg)', {
      openSlug: () => null,
      imageSize: () => ({ width: 4000, height: 3000 }),
    });
    expect(drawing).not.toContain('srcset');
    expect(html('![卡背](/images/none.png)')).toBe(
      '<p><img src="/images/none.png" alt="卡背" loading="lazy" decoding="async"></p>',
    );
  });
});
