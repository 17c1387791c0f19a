import { describe, expect, it } from 'vitest';
import { articleText } from './article-text.ts';
import { at, parse, report } from './parse.ts';

describe('front matter', () => {
  it.each(['/old path', 'old', '/old#一', '/old?id=1'])('may not have %s as a former address', (alias) => {
    expect(parse(articleText({ aliases: `['${alias}']` })).problems).toMatchObject([
      { rule: 'invalid-value' },
    ]);
  });

  it('may have questions that differ in a number, and blanks around a text, which go', () => {
    const { article, problems } = parse(
      articleText({ title: "' 礼品卡 '", questions: '[欠2万元怎么办, 欠3万元怎么办]' }),
    );
    expect(problems).toEqual([]);
    expect(article).toMatchObject({ title: '礼品卡', questions: ['欠2万元怎么办', '欠3万元怎么办'] });
    expect(parse(articleText({ title: "' '" })).problems).toMatchObject([
      { message: '「title」不对：不能为空' },
    ]);
  });

  it('is told to lack its first line, as in old posts of Hexo (all of its fields were to be written anew)', () => {
    expect(report('title: 甲\ndate: 2013-05-04\ntags:\n- git\n---\n正文\n')).toEqual([
      `${at(1, 1)} error front-matter 开头的信息区少了第一行 --- → 在第一行上面加一行 ---`,
    ]);
    // A heading with a line below it.
    for (const text of ['说明: 甲\n---\n正文\n', 'Note: a\n---\n正文\n'])
      expect(report(text)[0]).toContain('开头没有信息区');
  });

  it('is told all that is wrong with it at once: a date that does not exist, too, and that there is no text', () => {
    const text = articleText(
      { title: null, date: '2024-02-30', publishedAt: null, updatedAt: '2024-06-31' },
      '',
    );
    expect(parse(text).problems.map(({ line, rule, message }) => [line, rule, message])).toEqual([
      [4, 'unknown-key', '没有「date」这个字段'],
      [2, 'missing-key', '缺少必填的「title」'],
      [4, 'date', '「publishedAt」不对：「2024-02-30」这个时间不存在'],
      [5, 'date', '「updatedAt」不对：「2024-06-31」这个时间不存在'],
      [7, 'empty-body', '没有正文'],
    ]);
    const many = articleText({
      title: '[]',
      corrections: '[{date: 2024-13-01}, 1, {date: 2024-6-1, text: 改}]',
    });
    expect(parse(many).problems.map(({ rule, message }) => [rule, message])).toEqual([
      ['invalid-value', '「title」不对：应为文字'],
      ['missing-key', '缺少必填的「corrections 第 1 项的 text」'],
      ['invalid-value', '「corrections 第 2 项」不对：应为几行「字段: 值」'],
      ['date', '「corrections 第 1 项的 date」不对：「2024-13-01」这个时间不存在'],
      ['date', '「corrections 第 3 项的 date」不对：「2024-6-1」不是日期或时间'],
    ]);
  });

  it('that is no list of fields is told in Chinese', () => {
    expect(report('---\n- 一\n---\n正文\n')).toEqual([
      `${at(2, 1)} error invalid-value 内容不对：应为几行「字段: 值」 → 改成符合要求的值`,
    ]);
    expect(report(articleText({ sources: '[民法典]' }))).toEqual([
      `${at(6, 11)} error invalid-value 「sources 第 1 项」不对：应为几行「字段: 值」 → 写成 title: 民法典`,
    ]);
  });
});
