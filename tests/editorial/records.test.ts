import { describe, expect, it } from 'vitest';
import { isRuleId, RULES } from '../../lib/content/rules.ts';
import { PLACEHOLDER_SUMMARY } from '../../lib/editorial/placeholder.ts';
import { article, checked } from './folder.ts';

describe('what lists and search results show', () => {
  it('titles and summaries that would be cut', () => {
    const files = {
      'articles/a.md': article('这个标题一直写一直写写到搜索结果里怎么也放不下为止还没有完', {
        summary: '长'.repeat(130),
      }),
      'articles/b.md': article('App Store 里的礼品卡 (gift card) 能不能退：2026 年版'),
    };
    expect(checked(files, 'title-length', 'summary-length')).toEqual([]);
    expect(checked({ 'articles/a.md': article('一'.repeat(30)) }, 'title-length')).toEqual([]);
    expect(checked({ 'articles/a.md': article(`${'一'.repeat(30)}A`) }, 'title-length')[0]).toContain(
      '有 31 个字宽',
    );
    const longer = { 'articles/a.md': article('一'.repeat(31), { summary: '长'.repeat(131) }) };
    expect(checked(longer, 'title-length', 'summary-length')).toEqual([
      'articles/a.md:2:8 warn 标题有 31 个字宽，搜索结果大约只显示 30 个 → 缩短，或把要紧的词放在前面',
      'articles/a.md:5:10 warn 摘要有 131 个字宽，搜索结果最多显示约 130 个 → 缩短，只留答案',
    ]);
  });

  it('sources and the day they were checked', () => {
    const files = {
      'site.yaml': 'verifiedWithinMonths: 6\nrules: {missing-sources: error, verified-missing: warn}\n',
      'articles/a.md': article('甲', { sources: null }),
      'articles/b.md': article('乙', { verifiedAt: '2026-05-23' }),
      'articles/c.md': article('丙', { verifiedAt: '2026-05-25' }),
    };
    expect(checked(files, 'missing-sources', 'verified-missing', 'verified-old')).toEqual([
      'articles/a.md:1:1 error 没有写来源 → 在 sources 里写出正文依据的法律、报告或网页',
      'articles/a.md:1:1 warn 没有核实日期 → 按来源核对一遍，写上 verifiedAt: 当天日期',
      'articles/b.md:7:13 warn 上次核实已超过 6 个月 → 按来源再核对一遍，更新 verifiedAt',
    ]);
  });

  it('what has been done at a time to come (a page said 更新：2062)', () => {
    const corrections = '[{date: 2026-11-01, text: 改了}, {date: 2026-12-01, text: 改了}]';
    const files = {
      'articles/a.md': article('甲', { updatedAt: '2062-11-24', verifiedAt: '2026-11-25', corrections }),
      'articles/b.md': article('乙', { updatedAt: '2026-11-24', verifiedAt: '2026-11-24' }),
      'articles/c.md': article('丙', { publishedAt: '2026-12-01', updatedAt: '2026-12-01' }),
      'articles/d.md': article('丁', { updatedAt: '2062-11-24', verifiedAt: '2026-11-24' }),
    };
    const told = (field: string) => `「${field}」的时间还没到，网页不显示它 → 检查年份和日期是否写错`;
    expect(checked(files, 'future-date')).toEqual([
      `articles/a.md:7:12 warn ${told('updatedAt')}`,
      `articles/a.md:8:13 warn ${told('verifiedAt')}`,
      `articles/a.md:9:52 warn ${told('corrections 第 2 项的 date')}`,
      `articles/d.md:7:12 warn ${told('updatedAt')}`,
    ]);
  });

  it('articles that nothing leads to, unless they are drafts or gone', () => {
    const files = {
      'site.yaml': 'featured: [b]\n',
      'about.md': '[丁](/articles/d)\n',
      'articles/a.md': article('甲', { related: '[c, a]' }, '见[甲](/articles/a)。\n'),
      'articles/b.md': article('乙'),
      'articles/c.md': article('丙', {}, '见[庚](/articles/old-g)。\n'),
      'articles/d.md': article('丁'),
      'articles/e.md': article('戊', { draft: 'true' }),
      'articles/f.md': article('己', { expiresAt: '2026-01-01' }),
      // The third article leads to it by the address that it had.
      'articles/g.md': article('庚', { aliases: '[/articles/old-g]' }),
    };
    expect(checked(files, 'orphan')).toEqual([
      'articles/a.md:1:1 warn 没有别的文章链接到它 → 在讲到这件事的文章里加链接，或写进它的 related，或写进 site.yaml 的 featured',
    ]);
  });

  it('an article to which only a draft leads is one that nothing leads to (it was not)', () => {
    const files = {
      'articles/a.md': article('甲'),
      'articles/b.md': article('乙', { related: '[a]', draft: 'true' }),
    };
    expect(checked(files, 'orphan')).toHaveLength(1);
  });

  it('nothing is said of links and topics that a file with errors may have (its topic was to be deleted)', () => {
    const files = {
      'topics.yaml': '- {id: eka-basics, name: 卡}\n- {id: other, name: 空}\n',
      'articles/a.md': article('甲'),
      'articles/b.md': article('乙', { topics: '[other]', related: '[a]', publishedAt: '昨天' }),
    };
    expect(checked(files, 'orphan', 'empty-topic')).toEqual([]);
  });

  it('no article that a link with an encoded address leads to (it was called unlinked)', () => {
    const files = {
      'articles/a.md': article('甲', {}, '见[乙](/articles/%E7%A4%BC%E5%93%81%E5%8D%A1#一)。\n'),
      'articles/礼品卡.md': article('乙', { related: '[a]' }),
    };
    expect(checked(files, 'orphan')).toEqual([]);
  });

  it('topics without articles, wider ones aside', () => {
    const files = {
      'topics.yaml':
        '- {id: all, name: 全部}\n- {id: eka-basics, name: 卡, parent: all}\n- {id: none, name: 空}\n',
      'articles/a.md': article('甲'),
      'articles/b.md': article('乙', { topics: '[none]', draft: 'true' }),
    };
    expect(checked(files, 'empty-topic')).toEqual([
      'topics.yaml:3:8 warn 主题「空」下没有已发布的文章 → 给文章加上这个主题，或从 topics.yaml 里删掉它；读者已经知道它的话，把 /topics/none 写进接替它的主题的 aliases',
    ]);
  });

  it('the text that a new article starts with', () => {
    expect(
      checked({ 'articles/a.md': article('甲', { summary: PLACEHOLDER_SUMMARY }) }, 'placeholder'),
    ).toEqual(['articles/a.md:5:10 error 摘要还是新建文章时的占位文字 → 写出答案，或先写 draft: true']);
    const draft = article('甲', { summary: PLACEHOLDER_SUMMARY, draft: 'true' });
    expect(checked({ 'articles/a.md': draft }, 'placeholder')).toEqual([]);
  });
});

describe('rules', () => {
  const titles = { 'articles/a.md': article('一'.repeat(31)) };
  it('can be off, a warning or an error in site.yaml', () => {
    expect(
      checked({ ...titles, 'site.yaml': 'rules: {title-length: error}\n' }, 'title-length')[0],
    ).toContain(' error ');
    expect(checked({ ...titles, 'site.yaml': 'rules: {title-length: "off"}\n' }, 'title-length')).toEqual([]);
  });

  it('warn of drafts only', () => {
    const site = 'rules: {title-length: error}\n';
    const draft = { 'articles/a.md': article('一'.repeat(31), { draft: 'true' }) };
    expect(checked({ ...draft, 'site.yaml': site }, 'title-length')[0]).toContain(' warn ');
  });

  it('of style are off unless a site turns them on', () => {
    const bare = { 'articles/a.md': article('甲', {}, '您好！\n\n## 总结\n\n小编说。\n') };
    expect(
      checked(
        bare,
        'formal-you',
        'exclamation',
        'boilerplate-heading',
        'stock-phrase',
        'body-length',
        'missing-steps',
        'related-count',
        'shared-run',
      ),
    ).toEqual([]);
  });

  it('are words joined by hyphens', () => {
    for (const id of Object.keys(RULES)) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect([isRuleId('orphan'), isRuleId('toString'), isRuleId('')]).toEqual([true, false, false]);
  });
});
