import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { html, render } from './rendered.ts';

describe('headings', () => {
  it('have no comment in their ids and names (the contents showed it to readers)', () => {
    expect(render('## 先停<!-- 待改 -->\n').headings).toEqual([{ depth: 2, id: '先停', text: '先停' }]);
  });

  it('keep Han letters in their ids, are told apart, and a lone # becomes ##', () => {
    const { headings, html } = render(
      '# 总则\n\n## 你可以这样做\n\n### 第 1 步：先停下\n\n## 你可以这样做\n\n## ？\n',
    );
    expect(headings).toEqual([
      { depth: 2, id: '总则', text: '总则' },
      { depth: 2, id: '你可以这样做', text: '你可以这样做' },
      { depth: 3, id: '第-1-步先停下', text: '第 1 步：先停下' },
      { depth: 2, id: '你可以这样做-1', text: '你可以这样做' },
      { depth: 2, id: 'section', text: '？' },
    ]);
    for (const { id } of headings) expect(html).toContain(`id="${id}"`);
    expect(html).not.toContain('<h1');
  });
});

describe('headings without words', () => {
  it('are no headings (the contents had links without text), unless they show a picture', () => {
    const { headings, html } = render('##\n\n甲\n\n## <!-- 待写 -->\n\n## ![](/images/card.png)\n');
    expect(headings).toEqual([]);
    expect(html.match(/<h2/g)).toHaveLength(1);
  });

  it('but with emoji have ids that say what they are (the second one was -1)', () => {
    expect(render('## 🎉\n\n## 🎈\n').headings.map(({ id }) => id)).toEqual(['section', 'section-1']);
  });
});

describe('the id of a heading', () => {
  /** What stands around the text on an article's page. */
  const page = [
    'app/articles/[slug]/page.tsx',
    'article-sources.tsx',
    'related.tsx',
    'app/parts/page-frame.tsx',
  ]
    .map((name) => readFileSync(name.startsWith('app/') ? name : `app/articles/[slug]/${name}`, 'utf8'))
    .join('\n');
  const around = [...page.matchAll(/\sid="([^"]+)"/g)].flatMap(({ 1: id }) => id ?? []);

  it.each([...around, 'footnote-label', 'top'])('is none that the page has: %s', (id) => {
    const { headings } = render(`## ${id}\n\n注[^1]。\n\n[^1]: 一。\n`);
    expect(headings[0]?.id).toBe(`${id}-1`);
  });
});

describe('headings where # stands for sections', () => {
  it('move down by one, so that sections and their parts stay apart', () => {
    const { headings } = render(
      '# 太祖\n\n## 登基\n\n### 年号\n\n#### 由来\n\n##### 旁证\n\n###### 注\n\n# 惠帝\n\n## 登基\n',
    );
    expect(headings.map(({ depth, text }) => `${depth} ${text}`)).toEqual([
      '2 太祖',
      '3 登基',
      '4 年号',
      '5 由来',
      '6 旁证',
      '6 注',
      '2 惠帝',
      '3 登基',
    ]);
  });
});

describe('the lines of a heading', () => {
  it('end between words on a phone: one too long for a line has the width for it', () => {
    expect(html('## 情形三：钱真被划走了，而你没有同意过')).toContain(' class="em-11">情形三：');
    expect(html('## 你可以这样做')).toBe('<h2 id="你可以这样做">你可以这样做</h2>');
  });
});
