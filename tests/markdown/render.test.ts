import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../lib/markdown/render.ts';

const render = (markdown: string) =>
  renderMarkdown(markdown, {
    isPublished: (slug) => slug === 'published' || slug === '礼品卡',
    imageSize: (src) => (src === '/images/card.png' ? { width: 640, height: 400 } : null),
  });
const html = (markdown: string): string => render(markdown).html.trim();

describe('Chinese typography', () => {
  it.each([
    ['**重点。**下文', '<p><strong>重点。</strong>下文</p>'],
    ['这是**“重点”**。', '<p>这是<strong>“重点”</strong>。</p>'],
    ['据**《民法典》**第六百七十三条', '<p>据<strong>《民法典》</strong>第六百七十三条</p>'],
    ['先看*（卡背）*再说', '<p>先看<em>（卡背）</em>再说</p>'],
  ])('emphasis beside full-width punctuation: %s', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  it.each([
    ['第一行\n第二行', '<p>第一行第二行</p>'],
    ['第一行，\n第二行', '<p>第一行，第二行</p>'],
    ['他说：\n“好”', '<p>他说：“好”</p>'],
    ['**卡没绑定。**\n它还是', '<p><strong>卡没绑定。</strong>它还是</p>'],
    ['先看\n[这篇](/articles/published)\n再说', '<p>先看<a href="/articles/published">这篇</a>再说</p>'],
  ])('a line break between Han letters is no space: %j', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  it('a line break beside a Latin word stays one, and a hard break stays a break', () => {
    expect(html('打开 App\nStore 看')).toBe('<p>打开 App\nStore 看</p>');
    expect(html('第一行  \n第二行')).toBe('<p>第一行<br>\n第二行</p>');
  });

  it.each([
    ['~~旧价100元，~~现价90元', '<p><del>旧价100元，</del>现价90元</p>'],
    ['原价~~（100元）~~已取消', '<p>原价<del>（100元）</del>已取消</p>'],
  ])('what is struck out beside full-width punctuation: %s', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  it('one tilde is a tilde: 3~5 天', () => {
    expect(html('要3~5天，最多7~9天')).toBe('<p>要3~5天，最多7~9天</p>');
  });
});

describe('headings', () => {
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

describe('the id of a heading', () => {
  /** What stands around the text on an article's page. */
  const page = [
    'app/articles/[slug]/page.tsx',
    'article-sources.tsx',
    'related.tsx',
    'app/parts/site-header.tsx',
  ]
    .map((name) => readFileSync(name.startsWith('app/') ? name : `app/articles/[slug]/${name}`, 'utf8'))
    .join('\n');
  const around = [...page.matchAll(/\sid="([^"]+)"/g)].flatMap(({ 1: id }) => id ?? []);

  it.each([...around, 'footnote-label'])('is none that the page has: %s', (id) => {
    const { headings } = render(`## ${id}\n\n注[^1]。\n\n[^1]: 一。\n`);
    expect(headings[0]?.id).toBe(`${id}-1`);
  });
});

describe('headings where # stands for sections', () => {
  it('move down by one, so that sections and their parts stay apart', () => {
    const { headings } = render('# 太祖\n\n## 登基\n\n###### 注\n\n# 惠帝\n\n## 登基\n');
    expect(headings.map(({ depth, text }) => `${depth} ${text}`)).toEqual([
      '2 太祖',
      '3 登基',
      '6 注',
      '2 惠帝',
      '3 登基',
    ]);
  });
});

describe('the sign of a formula, and the dash of a range', () => {
  it('begin no line (a × b | ÷ c = d)', () => {
    expect(html('即 a × b ÷ c = d，x < y')).toBe('<p>即 a\u00a0× b\u00a0÷ c\u00a0= d，x\u00a0&#x3C; y</p>');
    expect(html('欠300元，30×1.3＝39元')).toBe('<p>欠300元，30\u2060×\u20601.3\u2060＝39元</p>');
    expect(html('（1400－600）÷1400≈57.1%')).toBe(
      '<p>（1400\u2060－\u2060600）\u2060÷\u20601400\u2060≈57.1%</p>',
    );
    expect(html('980×（1－p）＝920，p＝60÷980')).toBe(
      '<p>980\u2060×（1\u2060－\u2060p）\u2060＝920，p\u2060＝60\u2060÷\u2060980</p>',
    );
    expect(html('要 3～5 天')).toBe('<p>要 3\u2060～5 天</p>');
    expect(html('− 一项，误差 ± 5，`a = b`')).toBe('<p>− 一项，误差 ± 5，<code>a = b</code></p>');
  });
});

describe('a paragraph in another language', () => {
  it('says so as a whole, with its quotation marks', () => {
    expect(html('See *this* “curly quote” for the `git` manual.')).toBe(
      '<p lang="en">See <em>this</em> “curly quote” for the <code>git</code> manual.</p>',
    );
  });

  it('says so as an item of a list, too, which has no paragraph', () => {
    expect(html('- Keep the `answer` for later.\n- 收好')).toBe(
      '<ul>\n<li lang="en">Keep the <code>answer</code> for later.</li>\n<li>收好</li>\n</ul>',
    );
    expect(html('- keep the answer\n  - 收好')).toContain('<li><span lang="en">keep the answer</span>');
  });

  it('Latin words are emphasised as such, not by dots below their letters', () => {
    expect(html('先 *rebase* 再*合并*')).toBe('<p>先 <em lang="en">rebase</em> 再<em>合并</em></p>');
  });
});

describe('parts in another language', () => {
  it.each([
    ['写着“ありがとう”的页面', '<p>写着“<span lang="ja">ありがとう</span>”的页面</p>'],
    ['按钮是 결제 취소 的', '<p>按钮是 <span lang="ko">결제 취소</span> 的</p>'],
    ['勾着“I agree to the terms”就别点', '<p>勾着“<span lang="en">I agree to the terms</span>”就别点</p>'],
    [
      '**buy now, pay later** 是什么',
      '<p><strong><span lang="en">buy now, pay later</span></strong> 是什么</p>',
    ],
  ])('say which: %s', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  it.each([
    '用 Apple Pay 付',
    '京东PLUS会员和App Store',
    'Bank of America 的卡',
    '鲜の每日',
    '`npm run check all of it`',
  ])('but not a name, an abbreviation, a decoration or code: %s', (markdown) => {
    expect(html(markdown)).not.toContain('lang=');
  });
});

describe('the lines of a heading', () => {
  it('end between words on a phone: one too long for a line has the width for it', () => {
    expect(html('## 情形三：钱真被划走了，而你没有同意过')).toContain(' class="e11">情形三：');
    expect(html('## 你可以这样做')).toBe('<h2 id="你可以这样做">你可以这样做</h2>');
  });
});

describe('a blank to fill in', () => {
  it('stays in one line (不收取协议未写明的＿|＿元)', () => {
    expect(html('预付款＿＿元')).toBe('<p>预付款＿\u2060＿元</p>');
  });
});

describe('footnotes', () => {
  const text = html('一句话[^法]，又一句[^法]。\n\n[^法]: 《民法典》第一条。\n');
  it('are labelled in Chinese', () => {
    expect(text).toContain('<h2 id="footnote-label">注释</h2>');
    expect(text).toContain('aria-label="回到引用注释 1 的地方"');
    expect(text).toContain('aria-label="回到引用注释 1 的地方（第 2 处）"');
    expect(text).not.toMatch(/Footnotes|Back to/);
  });

  it('have numbers that begin no line, and that no heading’s name has', () => {
    const { headings, html } = render('## 座次[^法]\n\n不一样[^法][^法]。\n\n[^法]: 一。\n');
    expect(html).toContain('不一样\u2060<sup>');
    expect(html).toContain('</sup>\u2060<sup>');
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

  it('one that can’t be read becomes its text, with what is in it', () => {
    expect(html('见[那**篇**](/articles/draft)，和[这篇](/articles/gone)。')).toBe(
      '<p>见那<strong>篇</strong>，和这篇。</p>',
    );
    expect(html('见[那篇][1]。\n\n[1]: /articles/draft')).toBe('<p>见那篇。</p>');
    expect(html('见[那篇](/articles/draft/)。')).toBe('<p>见那篇。</p>');
    expect(html('![卡][1]\n\n[1]: /images/card.png')).toContain('width="640"');
  });

  it('a foreign link says so', () => {
    for (const markdown of [
      '[网](https://example.com/)',
      '<https://example.com/>',
      'https://example.com/ 看',
      '[网][1]\n\n[1]: https://example.com/',
    ]) {
      expect(html(markdown)).toContain('rel="external nofollow noopener noreferrer"');
    }
  });

  it('a picture that stands alone shows its title as a caption', () => {
    const picture =
      '<img src="/images/card.png" alt="卡" loading="lazy" decoding="async" width="640" height="400">';
    expect(html('![卡](/images/card.png "背面")')).toBe(
      `<figure>${picture}<figcaption>背面</figcaption></figure>`,
    );
    expect(html('看 ![卡](/images/card.png "背面")')).toContain('title="背面"');
  });

  it('a picture has its size and waits until it is near', () => {
    expect(html('![卡背](/images/card.png)')).toBe(
      '<p><img src="/images/card.png" alt="卡背" loading="lazy" decoding="async" width="640" height="400"></p>',
    );
    expect(html('![卡背](/images/none.png)')).toBe(
      '<p><img src="/images/none.png" alt="卡背" loading="lazy" decoding="async"></p>',
    );
  });
});

describe('nothing of a text can run', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)" onclick="alert(1)">点</a>',
    '[点](javascript:alert(1))',
    '[点](JaVaScRiPt:alert(1))',
    '[点](&#106;avascript:alert(1))',
    '[点](data:text/html;base64,PHNjcmlwdD4=)',
    '[点](vbscript:x)',
    '![图](javascript:alert(1))',
    '<javascript:alert(1)>',
    '[点][1]\n\n[1]: javascript:alert(1)',
    '<iframe src="https://example.com"></iframe>',
    '<style>body{display:none}</style>',
    '<svg onload=alert(1)>',
    '<div style="position:fixed">遮住</div>',
    '[x](https://example.com "\\" onmouseover=\\"alert(1)")',
    '```"><script>\nx\n```',
  ])('%s', (markdown) => {
    const result = html(markdown);
    // Without the values of attributes: there, `<` and `>` are only letters.
    const tags = result.replace(/="[^"]*"/g, '=""');
    expect(tags).not.toMatch(/<(?:script|iframe|style|svg|object|embed|form|input)/i);
    expect(tags).not.toMatch(/<[^>]*\son\w+=/i);
    expect(result).not.toMatch(/(?:href|src)="\s*(?:javascript|data|vbscript):/i);
    expect(tags).not.toMatch(/<[^>]*\sstyle=/i);
  });

  it('ids of the page can’t be taken over by raw HTML', () => {
    expect(html('<a id="main" name="x">点</a>')).not.toContain('id="main"');
  });
});
