import { describe, expect, it } from 'vitest';
import { html } from './rendered.ts';

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

  it.each([
    ['between words (手 was torn from 二手平台)', '综合二手平台', '综合<wbr>二手<wbr>平台'],
    ['not between a number and its unit', '100元余额能换回', '100元<wbr>余额<wbr>能换回'],
    ['within what is too long for a word', '给钱的人毁约', '给钱的人<wbr>毁约'],
    ['with no letter alone (怎么 | 办)', '当场怎么办', '当场<wbr>怎么办'],
    ['with no letter alone at their beginning, either', '管谁、管什么', '管谁、<wbr>管什么'],
    ['not between a letter and its noun', '京东E卡余额', '京东<wbr>E卡余额'],
    ['behind a Latin word', 'App怎么退', 'App<wbr>怎么退'],
    ['after a blank in any case', '打开 App', '打开 App'],
  ])('the heading of a column ends its lines %s', (_, heading, expected) => {
    expect(html(`| ${heading} |\n| --- |\n| 一 |`)).toContain(`<th>${expected}</th>`);
  });

  it('the heading of a column may have words that stand out, too', () => {
    expect(html('| **退款** `码` |\n| --- |\n| 一 |')).toContain(
      '<th><strong>退款</strong> <code>码</code></th>',
    );
  });

  it('one tilde is a tilde: 3~5 天', () => {
    expect(html('要3~5天，最多7~9天')).toBe('<p>要3~5天，最多7~9天</p>');
  });
});

describe('an address in a Chinese sentence', () => {
  const link = (address: string, text = address): string =>
    `<a href="${address}" rel="external nofollow noopener noreferrer">${text}</a>`;
  it.each([
    ['见https://a.cn/x，然后再说。', `见${link('https://a.cn/x')}，然后再说。`],
    ['官网（www.a.cn）有公告', `官网（${link('http://www.a.cn', 'www.a.cn')}）有公告`],
    ['https://a.cn、https://b.cn/y。', `${link('https://a.cn')}、${link('https://b.cn/y')}。`],
    ['https://a.cn/?a=1&b=2；\n好', `${link('https://a.cn/?a=1&#x26;b=2')}；好`],
  ])('ends before its mark (the rest of the sentence was a part of it): %s', (markdown, expected) => {
    expect(html(markdown)).toMatch(/^<p[^>]*>.*<\/p>$/);
    expect(html(markdown).replace(/^<p[^>]*>|<\/p>$/g, '')).toBe(expected);
  });

  it.each([
    ['见https://a.cn/x，再打**110**。', `见${link('https://a.cn/x')}，再打<strong>110</strong>。`],
    [
      '见https://a.cn/x，看[甲](/b)和`码`。',
      `见${link('https://a.cn/x')}，看<a href="/b">甲</a>和<code>码</code>。`,
    ],
    ['**https://a.cn/x**，再说', `<strong>${link('https://a.cn/x')}</strong>，再说`],
    ['(见 https://a.cn/x)，再说', `(见 ${link('https://a.cn/x')})，再说`],
    ['“看 www.a.cn/x?b.”再说', `“看 ${link('http://www.a.cn/x?b', 'www.a.cn/x?b')}.”再说`],
    ['见https://a.cn/（甲）和**乙**', `见${link('https://a.cn/')}（甲）和<strong>乙</strong>`],
    [
      '《甲》https://a.cn/京东，**“乙”**丙',
      `《甲》${link('https://a.cn/%E4%BA%AC%E4%B8%9C', 'https://a.cn/京东')}，<strong>“乙”</strong>丙`,
    ],
  ])(
    'leaves the rest of its sentence to Markdown (what stood behind it was shown as it is written): %s',
    (markdown, expected) => {
      expect(html(markdown).replace(/^<p[^>]*>|<\/p>$/g, '')).toBe(expected);
    },
  );

  it('leaves a note behind it a note', () => {
    expect(html('见 https://a.cn/x。[^1]\n\n[^1]: 甲')).toContain('<a href="#user-content-fn-1"');
  });

  it('keeps its marks where its ends are written', () => {
    expect(html('<https://a.cn/《甲》>')).toContain('>https://a.cn/《甲》</a>');
    expect(html('[https://a.cn，甲](/b)')).toContain('<a href="/b">https://a.cn，甲</a>');
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

describe('a blank to fill in', () => {
  it('stays in one line (不收取协议未写明的＿|＿元)', () => {
    expect(html('预付款＿＿元')).toBe('<p>预付款＿\u2060＿元</p>');
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
    expect(html('*100%* 和*用 App 付*')).toBe('<p><em>100%</em> 和<em>用 App 付</em></p>');
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
