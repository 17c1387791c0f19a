import { describe, expect, it } from 'vitest';
import { type Problem, problemPlace } from '../../lib/content/problem.ts';
import {
  parseFactsFile,
  parseSiteFile,
  parseSynonymsFile,
  parseTopicsFile,
} from '../../lib/content/settings-files.ts';

const report = ({ problems }: { problems: readonly Problem[] }): string[] =>
  problems.map((problem) => `${problemPlace(problem)} ${problem.rule} ${problem.message} → ${problem.fix}`);

describe('site.yaml', () => {
  it('may be empty: everything has a default', () => {
    expect(parseSiteFile('').value).toMatchObject({
      name: '未命名站点',
      timeZone: 'Asia/Shanghai',
      summaryLabel: '摘要',
      verifiedWithinMonths: 12,
      rules: {},
    });
  });

  it('is not said to have comments made of its fields, as articles have (--fix left it as it was)', () => {
    expect(report(parseSiteFile('lang: zh\n')).join()).toMatch(
      /没有「lang」这个字段 → 删掉它；可用的字段：name、/,
    );
  });

  it('is read with a BOM and CRLF', () => {
    expect(parseSiteFile('\uFEFFname: 站\r\n').value?.name).toBe('站');
  });

  it('that holds something else has a limit (600,000 characters of fields held up every import for a minute)', () => {
    const fields = (count: number) => Array.from({ length: count }, (_, at) => `k${at}: 1\n`).join('');
    expect(report(parseSiteFile(fields(12_000)))).toEqual([
      'site.yaml:1:1 file-size 文件太长（108890 个字符），上限 100000 个 → 看看是不是别的文件的内容写到了这里；这个文件只放站点的设置',
    ]);
    expect(parseSiteFile(`notice: ${'请'.repeat(99_000)}\n`).value?.notice).toHaveLength(99_000);
  });

  it('with a full-width colon is told with the line as it was meant (a colon was said to be missing, which was there)', () => {
    expect(report(parseSiteFile('name：合租报\ndescription: 写给合租的人。\n'))).toEqual([
      'site.yaml:1:5 yaml YAML 写错了：冒号「：」是全角的 → 写成 name: 合租报；npm run check -- --fix 可以代劳',
    ]);
  });

  it('names what is wrong', () => {
    const text = 'nam: 站\ntimeZone: Asia/Bejing\nrules:\n  bom: no\nlicence:\n  name: MIT\n';
    expect(report(parseSiteFile(text))).toEqual([
      'site.yaml:1:1 unknown-key 没有「nam」这个字段 → 把名字改成 name',
      'site.yaml:2:11 invalid-value 「timeZone」不对：不是已知的时区名，例如 Asia/Shanghai → 现在写的是「Asia/Bejing」，改成符合要求的值',
      'site.yaml:6:3 missing-key 缺少必填的「licence 的 url」 → 加上一行 url: …',
      'site.yaml:4:8 invalid-value 「rules 的 bom」不对：只能是 off、warn 或 error → 现在写的是「no」，改成符合要求的值',
    ]);
  });
});

it.each([
  ['contact: 写信到 mailto:a@b.example', '「contact」不对：应以 https:// 或 mailto: 开头'],
  ['licence: {name: 条款, url: "http://a.example/"}', '「licence 的 url」不对：应为 https 网址'],
  ['verifiedWithinMonths: 0', '「verifiedWithinMonths」不对：至少 1'],
  ['rules: [bom]', '「rules」不对：应为几行「字段: 值」'],
])('site.yaml refuses %s', (text, message) => {
  expect(parseSiteFile(`${text}\n`).problems.map((problem) => problem.message)).toEqual([message]);
});

describe('topics.yaml', () => {
  it('keeps the order of the topics', () => {
    const { value } = parseTopicsFile('- {id: b, name: 乙}\n- {id: a, name: 甲, parent: b}\n');
    expect(value?.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('has no fields of an article, and is not told to have them', () => {
    expect(report(parseTopicsFile('- {id: 礼品卡-1, name: 甲}\n'))).toEqual([]);
    for (const id of ['A', 'a/b', 'a b', 'か'])
      expect(parseTopicsFile(`- {id: ${id}, name: 甲}\n`).problems, id).toHaveLength(1);
    expect(report(parseTopicsFile('- {id: a, name: 甲, tags: 卡}\n'))).toEqual([
      'topics.yaml:1:20 unknown-key 没有「tags」这个字段 → 删掉它；可用的字段：id、name、summary、parent、aliases',
    ]);
  });

  it('refuses an id that no article could name (28 articles were told that it is too long)', () => {
    const topic = (letters: number) => parseTopicsFile(`- {id: ${'a'.repeat(letters)}, name: 甲}\n`);
    expect(topic(60).problems).toEqual([]);
    expect(report(topic(61))[0]).toContain('太长，最多 60 个字');
  });

  it('has former addresses of topics, with the rules of those of articles', () => {
    const aliases = (written: string) => parseTopicsFile(`- {id: a, name: 甲, aliases: ${written}}\n`);
    expect(aliases('[/topics/%E6%97%A7/, //old//x]').value?.[0]?.aliases).toEqual(['/topics/旧', '/old/x']);
    expect(report(aliases('[旧名]'))).toEqual([
      'topics.yaml:1:30 invalid-value 「第 1 项的 aliases 第 1 项」不对：应为以 / 开头的站内地址，不带 ? 和 #，例如 /old/path → 现在写的是「旧名」：是旧地址就写成 /旧名；只是别名就删掉，或写进 keywords',
    ]);
    expect(report(aliases('/old'))).toEqual([
      'topics.yaml:1:29 invalid-value 「第 1 项的 aliases」不对：应为列表 → 写成列表：[/old]',
    ]);
  });

  it('tells the present id of a parent that was renamed', () => {
    const text = '- {id: a, name: 甲, aliases: [/topics/b]}\n- {id: c, name: 丙, parent: b}\n';
    expect(report(parseTopicsFile(text))).toEqual([
      'topics.yaml:2:28 unknown-parent 上级主题「b」不存在 → 写成 a：b 已经改名或并进了它',
    ]);
  });

  it('refuses an id twice and a parent that does not exist', () => {
    const text = '- {id: a, name: 甲}\n- {id: a, name: 乙}\n- {id: c, name: 丙, parent: d}\n';
    expect(report(parseTopicsFile(text))).toEqual([
      'topics.yaml:2:8 duplicate-topic 主题 id「a」写了两次 → 改掉其中一个',
      'topics.yaml:3:28 unknown-parent 上级主题「d」不存在 → 改成本文件里有的 id，或删掉这一行',
    ]);
  });
});

describe('topics.yaml whose parents make a circle', () => {
  it('is told once for each circle, and its topics stay in use', () => {
    const topic = (id: string, parent: string) => `- {id: ${id}, name: ${id}, parent: ${parent}}\n`;
    const text = topic('z', 'b') + topic('a', 'c') + topic('b', 'a') + topic('c', 'b') + topic('d', 'd');
    const read = parseTopicsFile(text);
    expect(report(read)).toEqual([
      'topics.yaml:3:28 parent-circle 上级主题绕成了圈：b → a → c → b → 删掉其中一个主题的 parent 这一行',
      'topics.yaml:5:28 parent-circle 主题「d」把自己写成了上级 → 删掉其中一个主题的 parent 这一行',
    ]);
    expect(read.value).toHaveLength(5);
  });

  it('is no circle when topics share a parent', () => {
    const text = '- {id: a, name: 甲, parent: c}\n- {id: b, name: 乙, parent: c}\n- {id: c, name: 丙}\n';
    expect(report(parseTopicsFile(text))).toEqual([]);
  });
});

describe('facts.yaml', () => {
  const fact = (id: string, certainty = 'verified'): string =>
    `- id: ${id}\n  certainty: ${certainty}\n  statement: 一句话。\n  source: 《民法典》第一条\n`;

  it('is a list of statements with their certainty and source', () => {
    expect(parseFactsFile(fact('A01') + fact('A02', 'computed')).value).toEqual([
      { id: 'A01', certainty: 'verified', statement: '一句话。', source: '《民法典》第一条' },
      { id: 'A02', certainty: 'computed', statement: '一句话。', source: '《民法典》第一条' },
    ]);
  });

  it('refuses an id twice, another form of id and an unknown certainty', () => {
    expect(report(parseFactsFile(fact('A01') + fact('A01')))).toEqual([
      'facts.yaml:5:7 duplicate-fact 事实编号「A01」写了两次 → 改掉其中一个',
    ]);
    for (const certainty of ['verified', 'reported', 'weak', 'general', 'computed'])
      expect(report(parseFactsFile(fact('B012', certainty)))).toEqual([]);
    for (const id of ['xA01', 'A1', 'A0123', 'A01x'])
      expect(parseFactsFile(fact(id)).problems, id).toHaveLength(1);
    expect(report(parseFactsFile(fact('a1', 'sure')))).toEqual([
      'facts.yaml:1:7 invalid-value 「第 1 项的 id」不对：应为一个大写字母加两三位数字，例如 A01 → 现在写的是「a1」，改成符合要求的值',
      'facts.yaml:2:14 invalid-value 「第 1 项的 certainty」不对：只能是 verified、reported、weak、general 或 computed → 现在写的是「sure」，改成符合要求的值',
    ]);
  });
});

describe('synonyms.yaml', () => {
  it('is a list of groups of words', () => {
    expect(parseSynonymsFile("# 词\n- [逾期, 没还上]\n- [报警, '110']\n").value).toEqual([
      ['逾期', '没还上'],
      ['报警', '110'],
    ]);
    expect(parseSynonymsFile('').problems).toHaveLength(1);
  });

  it('refuses a group of one word, a sentence and a word twice, and says where', () => {
    const text = '- [逾期]\n- [报警, 110]\n- [卡 密, 密码]\n- [催收, 催款, 催收]\n';
    expect(report(parseSynonymsFile(text))).toEqual([
      'synonyms.yaml:1:3 invalid-value 「第 1 项」不对：至少写两个词 → 改成符合要求的值',
      'synonyms.yaml:3:4 invalid-value 「第 3 项的第 1 项」不对：只能有文字和数字，不能有空格和标点；C++、C#、node.js 这样的名字可以 → 现在写的是「卡 密」，改成符合要求的值',
    ]);
    // A word of one letter would be in half of all texts.
    expect(parseSynonymsFile('- [卡, 卡片]\n').problems).toMatchObject([
      { message: '「第 1 项的第 1 项」不对：太短，至少 2 个字' },
    ]);
    expect(report(parseSynonymsFile('- [催收, 催款, 催收]\n'))).toEqual([
      'synonyms.yaml:1:12 duplicate-synonym 同一组里「催收」写了两次 → 删掉其中一个',
    ]);
  });
});

describe('YAML that is nested without end', () => {
  const deep = {
    lists: '- id: '.concat('['.repeat(100_000)),
    'closed lists': '- id: '.concat('['.repeat(50_000), ']'.repeat(50_000)),
    'lists that seem to be closed': '- id: '.concat('[ "]", '.repeat(50_000)),
    maps: '- id: '.concat('{a: '.repeat(50_000)),
    'keys in keys': '- id: '.concat('a: '.repeat(9_000)),
    'keys in keys of a list': '- id: ['.concat('a: '.repeat(9_000), ']'),
    'keys in items': '- a: '.repeat(9_000),
    dashes: '- '.repeat(50_000).concat('x'),
    'dashes in lines': Array.from({ length: 2000 }, (_, level) => `${' '.repeat(level)}-\n`).join(''),
  };
  // Parsed again and again, such a text made V8 end the whole process.
  it.each(Object.entries(deep))('is refused with its place before it is parsed: %s', (_, text) => {
    const { value, problems } = parseTopicsFile(text);
    expect([value, problems.map(({ message }) => message)]).toEqual([
      null,
      ['YAML 写错了：括号、短横线或缩进套得太深'],
    ]);
  });

  it('has its place', () => {
    expect(parseTopicsFile(`- id: a\n  name: ${'['.repeat(200)}`).problems).toMatchObject([
      { line: 2, column: 109 },
    ]);
  });
});

it('names that YAML cuts at a # are told in topics.yaml, too, and stay in use', () => {
  const read = parseTopicsFile('- id: a # 卡\n  name: C # 语言\n  parent: a\n');
  expect(report(read).map((line) => line.split(' ', 2))).toEqual([
    ['topics.yaml:2:11', 'cut-text'],
    ['topics.yaml:3:11', 'parent-circle'],
  ]);
  expect(read.value?.[0]?.name).toBe('C');
});

it('a name that YAML cuts at a # was not told while an id of its file stood there twice', () => {
  const topics = '- {id: a, name: 甲}\n- id: a\n  name: C # 语言\n';
  expect(parseTopicsFile(topics).problems.map(({ rule }) => rule)).toEqual(['cut-text', 'duplicate-topic']);
});
