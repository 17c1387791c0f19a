import { describe, expect, it } from 'vitest';
import { markedSegments, passage } from '../../lib/relations/passages.ts';
import { search } from '../../lib/relations/search.ts';
import { growth } from '../growth.ts';
import { NOW, siteOf } from './library.ts';

/** Each match tells as much as it is long. */
const meaning = (match: string) => ({ worth: match.length, sense: match });

it('shows a passage of a text with blanks without end in a time that its length allows', () => {
  const wanted = { parts: [], words: ['礼品卡'], meaning };
  expect(
    growth(
      (length) => `礼品卡${' '.repeat(length)}过期`,
      (text) => passage(text, wanted),
    ),
  ).toBeLessThan(1);
});

it('compares only so many passages of a text without sentences (80,000 letters took four seconds)', () => {
  const matches = 20_000;
  let asked = 0;
  const counting = (match: string) => {
    asked++;
    return meaning(match);
  };
  passage('礼品卡甲'.repeat(matches), { parts: [], words: ['礼品卡'], meaning: counting });
  expect(asked).toBeLessThan(5 * matches);
});

it('marks three letters that parts of a query join into, and no two', () => {
  const segments = markedSegments('网约车能约车', { parts: ['网约', '约车'], words: [], meaning });
  expect(segments.filter(({ marked }) => marked)).toEqual([{ text: '网约车', marked: true }]);
});

describe('a hit', () => {
  const marks = (query: string, body: string): string[] => {
    const { library } = siteOf({ one: { title: '标题', body } });
    const [hit] = search(library, query, { now: NOW }).hits;
    return hit?.passage.filter(({ marked }) => marked).map(({ text }) => text) ?? [];
  };

  it.each([
    ['卡 in 礼品卡 for 京东E卡', '京东E卡', '京东E卡不同于别的礼品卡，卡面写着章程。', ['京东E卡']],
    ['e in Apple for E卡', 'E卡', 'Apple Pay 不收E卡。', ['E卡']],
    [
      'words of a question, which every text has',
      '手机压价怎么办',
      '怎么看、怎么办都行：手机压价看协议。',
      ['手机压价'],
    ],
    [
      'what only its letters join, 了两份, for 扣了两次',
      '先享后付扣了两次怎么办',
      '签了两份。先享后付扣了两次，回想那两次。',
      ['先享后付扣了两次', '两次'],
    ],
    [
      '的 before 会员, which was typed, too',
      '看电视剧的会员可以看完吗',
      '取消以后，已经开出的会员还在。',
      ['会员'],
    ],
    [
      'half of 怎样 behind 京东E卡, for 怎么',
      '京东E卡怎么退',
      '京东E卡怎样受理，公开资料里查不到。',
      ['京东E卡'],
    ],
    [
      'half of 怎么 before 扣手续费, for 为什么',
      '为什么扣手续费',
      '先看怎么扣手续费，再决定。',
      ['扣手续费'],
    ],
  ])('does not mark %s', (_, query, body, expected) => {
    expect(marks(query, body)).toEqual(expected);
  });

  it('marks a letter with its noun where the text has no more of the word (E卡, for 京东E卡)', () => {
    expect(marks('京东E卡余额', '先绑定E卡，再看别的。')).toEqual(['E卡']);
  });

  it.each([
    ['提现', '花呗额度提现多久到账', '花呗额度提现在这里办不了。', ['花呗额度提现']],
    ['套现', '花呗套现会怎样', '花呗套现在法律上站不住。', ['花呗套现']],
  ])('marks all of %s before 在 (花呗额度提 was marked)', (_, query, body, expected) => {
    expect(marks(query, body)).toEqual(expected);
  });

  it('marks no letter within a word of the title (of RefCell<T>, the t of Rust was marked)', () => {
    const { library } = siteOf({
      one: { title: 'Rust的T', body: 'RefCell和T。' },
      two: { title: 'Rust', body: '多' },
    });
    const [hit] = search(library, 'RefCell<T>', { now: NOW }).hits;
    expect(hit?.title.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')).toBe('Rust的[T]');
  });

  it('marks a lone letter that someone looks for', () => {
    const { library } = siteOf({ one: { title: '这张卡还在吗' } });
    const [hit] = search(library, '卡', { now: NOW }).hits;
    expect(hit?.title.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['卡']);
  });

  it('shows a passage from the beginning of its sentence (it began with a comma)', () => {
    const { library } = siteOf({
      one: {
        title: '标题',
        body: `## 小标题\n\n${'前面还有很多话要说，'.repeat(9)}说完了。先问客服，假付款截图不算数。后面还有。`,
      },
    });
    const [hit] = search(library, '假付款', { now: NOW }).hits;
    expect(hit?.passage.map(({ text }) => text).join('')).toBe('先问客服，假付款截图不算数。后面还有。');
  });

  const passageOf = (query: string, body: string): string | undefined => {
    const { library } = siteOf({ one: { title: '标题', body } });
    const [hit] = search(library, query, { now: NOW }).hits;
    return hit?.passage.map(({ text }) => text).join('');
  };
  const long = '前面的这一句里还有很多很多的话一直没有说完也没有停下来';

  it('begins a passage with a clause or a word (it began with 0日报道, the end of 20日)', () => {
    expect(passageOf('假付款', `${long}，页面上写着“已打款”而账上没有，这是假付款。`)).toBe(
      '…页面上写着“已打款”而账上没有，这是假付款。',
    );
    expect(passageOf('假付款', `${long}截至2026年11月20日报道过的二十五起都是假付款。`)).toBe(
      '…2026年11月20日报道过的二十五起都是假付款。',
    );
    expect(passageOf('假付款', `${long}。”“这是假付款。”他说。`)).toBe('“这是假付款。”他说。');
  });

  it('ends a passage with a sentence or a clause', () => {
    const told = `${'这是假付款。'.padEnd(80, '说')}。`;
    expect(passageOf('假付款', `${told}后面还有一句话，它不在里面。`)).toBe(told);
    expect(
      passageOf('假付款', `${told.replace('。说', '，说').slice(0, -1)}，后面还有很多的话没有说完。`),
    ).toMatch(/^这是假付款，说+…$/);
  });

  it('marks in the passage what sounds like the query, if only a keyword does', () => {
    const { library } = siteOf({
      dish: { title: '东坡肉的做法', keywords: ['五花肉'], body: '用带皮五花肉一斤半。' },
    });
    const [hit] = search(library, 'wuhuarou', { now: NOW }).hits;
    expect(hit?.passage.filter(({ marked }) => marked)).toEqual([{ text: '五花肉', marked: true }]);
  });

  it('neither finds nor marks a number in another one (5 of 38.5 in 12345)', () => {
    const { library } = siteOf({
      hotline: { title: '投诉打12345', body: '不退款就打12345，2022年起都有。' },
      version: { title: '新版 10.0.30', body: '10.0.30 在2022年出。' },
    });
    expect(search(library, '38.5', { now: NOW }).total).toBe(0);
    const [hit] = search(library, '10.0.30', { now: NOW }).hits;
    expect(hit?.passage.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['10.0.30']);
  });

  it('keeps the cells of a table apart', () => {
    const table = '| 发生了什么 | 去哪扇门 |\n| --- | --- |\n| 遇到假付款 | 96110 |\n';
    expect(passageOf('假付款', table)).toBe('遇到假付款　96110');
  });

  it('marks a word of synonyms.yaml that the reader typed (余额 of E卡余额怎么查, no word for the segmenter)', () => {
    const { library } = siteOf({ one: { title: '标题', body: '京东E卡的余额，按卡面写的渠道查。' } }, [
      ['余额', '剩下的钱'],
      ['E卡', '京东E卡'],
    ]);
    const [hit] = search(library, 'E卡余额怎么查', { now: NOW }).hits;
    const marked = hit?.passage.filter(({ marked }) => marked).map(({ text }) => text);
    expect(marked).toEqual(['京东E卡', '余额']);
  });

  it('marks a name that the segmenter takes for single letters (花呗能提现吗 showed a sentence without 花呗)', () => {
    expect(marks('花呗能提现吗', '花呗是消费额度。')).toEqual(['花呗']);
    expect(marks('卡被冻结', '卡被收走了，账户要冻结。')).toEqual(['冻结']);
  });

  it('shows where the rare word stands, not the longer one that every text has (坐牢 lost to 放款方)', () => {
    const others = [...'甲乙丙丁戊己庚辛壬癸'].map((title) => [title, { title, body: '向放款方问清楚。' }]);
    const { library } = siteOf({
      one: {
        title: '标题',
        body: `放款方可以停止放款，也可以提前收回。\n\n${'还有别的话。'.repeat(20)}\n\n“不还就坐牢”是吓人的话。`,
      },
      ...Object.fromEntries(others),
    });
    const [hit] = search(library, '放款方 坐牢', { now: NOW }).hits;
    expect(hit?.passage.map(({ text }) => text).join('')).toBe('“不还就坐牢”是吓人的话。');
  });

  it('shows where two words of the query stand, not three that mean the same one (the names of a table)', () => {
    const { library } = siteOf(
      {
        one: {
          title: '标题',
          body: `定金、订金、押金，写法不同。\n\n${'还有别的话。'.repeat(20)}\n\n卖旧手机用不到押金。`,
        },
      },
      [['押金', '定金', '订金']],
    );
    const [hit] = search(library, '旧手机押金', { now: NOW }).hits;
    expect(hit?.passage.map(({ text }) => text).join('')).toBe('卖旧手机用不到押金。');
  });

  it('shows what has more of the query rather than one word of it again and again', () => {
    const wanted = { parts: [], words: ['礼品卡', '过期'], meaning };
    const again = '礼品卡有实体礼品卡和电子礼品卡，两种礼品卡都是礼品卡。';
    const shown = passage(`${again}\n${'还有别的话。'.repeat(20)}\n礼品卡过期以后可以延期。`, wanted);
    expect(shown?.map(({ text }) => text).join('')).toBe('礼品卡过期以后可以延期。');
  });

  const passageByQuestion = (summary: string): string | undefined => {
    const body = '是被骗走的，没了打110。';
    const questions = ['刚把密码给了人就被骗走怎么追'];
    const { library } = siteOf({
      one: { title: '标题', summary: summary.padEnd(45, '说'), body, questions },
    });
    const [hit] = search(library, '刚把密码给了人就被骗走', { now: NOW }).hits;
    return hit?.passage.map(({ text }) => text).join('');
  };

  it('found by a question shows the sentence that answers it, unless the summary does (it never showed the sentence)', () => {
    expect(passageByQuestion('京东E卡当现金管，')).toBe('是被骗走的，没了打110。');
    expect(passageByQuestion('密码给了人，被骗走的先打110，')).toMatch(/^密码给了人，被骗走的先打110，/);
  });
});
