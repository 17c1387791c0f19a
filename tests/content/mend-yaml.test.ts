import { describe, expect, it } from 'vitest';
import { mendYaml } from '../../lib/content/mend-yaml.ts';

describe('front matter that is no YAML is read as it was meant', () => {
  it.each([
    ['full-width colons', 'title：卡\ndate： 2024-06-01', 'title: 卡\ndate: 2024-06-01'],
    ['full-width commas between quotes', 'tags: ["卡"，"券"]', 'tags: ["卡", "券"]'],
    ['tabs', 'tags:\n\t- 卡\n\t- 券', 'tags:\n  - 卡\n  - 券'],
    ['a colon in a title', 'title: 读书笔记: 人类简史', "title: '读书笔记: 人类简史'"],
    ['a title that begins with a sign', 'title: @某人 说的\nb: 乙', "title: '@某人 说的'\nb: 乙"],
    ['a hash in a list', 'tags: [#卡, 券]', "tags: ['#卡', 券]"],
    ['quotes in quotes', 'title: "他说"好"的那天"', 'title: 他说"好"的那天'],
    ['a quotation at the beginning', 'title: "好"的那天', 'title: \'"好"的那天\''],
    ['escaped quotes beside such a backslash', 'title: "他说\\"好\\" C:\\卡"', 'title: 他说"好" C:\\卡'],
    ['a backslash in double quotes', 'title: "C:\\卡"', 'title: C:\\卡'],
    ['no blank behind a colon', 'title:卡\nb: 乙', 'title: 卡\nb: 乙'],
    [
      'blanks of web pages',
      'title:\u200B卡\ndate:\u00A02024-06-01\ntags:\u3000[卡]',
      'title: 卡\ndate: 2024-06-01\ntags: [卡]',
    ],
    // The comment became a part of the title.
    ['a comment behind a colon in a title', 'title: 甲: 乙 # 备注\nb: 丙', "title: '甲: 乙' # 备注\nb: 丙"],
    ['two blanks before a comment', 'title: @甲\t # 备注: # 二', "title: '@甲'\t # 备注: # 二"],
    ['a # that begins no comment', 'title: 甲: C#和#1\u3000# 2', "title: '甲: C#和#1\u3000# 2'"],
    ['quotes in what a comment is behind', 'title: 他说: "好" # 问', 'title: \'他说: "好"\' # 问'],
    ['a comment behind quotes', 'title: "他说"好"了" # 说"好"', 'title: 他说"好"了 # 说"好"'],
    ['a comment behind a quotation', 'title: "好"的那天 # 说"好"', 'title: \'"好"的那天\' # 说"好"'],
    ['a comment behind a list', 'tags: [#卡, 券] # 备注', "tags: ['#卡', 券] # 备注"],
    ['a comment behind an item', 'tags:\n  - @卡 # 备注', "tags:\n  - '@卡' # 备注"],
    ['an item of a list', 'tags:\n  - @卡\n  - 券', "tags:\n  - '@卡'\n  - 券"],
  ])('%s', (_, written, meant) => {
    expect(mendYaml(written)?.text).toBe(meant);
    expect(mendYaml(meant)).toBeNull();
  });

  it.each([
    ['what is YAML already', 'title: 卡：券\ntags: [卡，券]'],
    ['a field that stands there twice', 'title: 卡\ntitle: 券'],
    ['a list that isn’t closed', 'tags: [卡, 券\ntitle: 卡'],
    ['a list with more than texts in it', 'tags: [卡，{a: "b"，c}]'],
    ['a value over several lines', "title: '卡\n  券\nb: 乙"],
    ['more than somebody types (a list of 15,000 slips took four seconds)', `tags: [${'@，'.repeat(4_000)}]`],
    ['nothing that is like fields', '- 卡：\n\t- 券：'],
  ])('%s stays', (_, written) => expect(mendYaml(written)).toBeNull());

  it('with brackets in quotes that are deep without them (they could end the process)', () => {
    const deep = '{'.repeat(5_000);
    expect(mendYaml(`title: "${deep}"乙"`)?.text).toBe(`title: '${deep}"乙'`);
  });

  it('with records of one field and lists in lists as they are (they became texts)', () => {
    const list = 'sources:\n  - title: 甲\nrelated:\n  - slug: a\n  - "slug": b\n  - - c\n';
    expect(mendYaml(`${list}title：卡`)?.text).toBe(`${list}title: 卡`);
    expect(mendYaml('sources:\n  - title: 甲: 乙\ntitle：卡')).toBeNull();
  });

  it('with every text of several lines as it is', () => {
    for (const sign of ['|', '>', '>-']) {
      const text = `text: ${sign}\n  甲：乙\n\n  title：卡\n`;
      expect(mendYaml(`${text}title：卡`)?.text).toBe(`${text}title: 卡`);
      const item = `list:\n  - a: ${sign}\n      - @乙\n  - 丙\n`;
      expect(mendYaml(`${item}title：卡`)?.text).toBe(`${item}title: 卡`);
    }
    // In a list, an item of the text got quotes that readers saw.
    const list =
      'sources:\n  - title: 甲\n    detail: |\n      - @乙\n    url: 丙\n  - |\n    - @丁\n  - title: 戊\n';
    expect(mendYaml(`${list}title：卡`)?.text).toBe(`${list}title: 卡`);
    expect(mendYaml('a:\n  - b: |\n      - @乙\n    c: 丙\n  - @丁\n')?.text).toBe(
      "a:\n  - b: |\n      - @乙\n    c: 丙\n  - '@丁'\n",
    );
  });
});
