import { describe, expect, it } from 'vitest';
import { tomlAsYaml } from '../../lib/content/toml.ts';
import { at, report } from './parse.ts';

const HUGO = `+++
title = "读书: 一本\\"好\\"书"
date = 2021-01-02T15:04:05+08:00
tags = ["Hugo", 'a, b']
# 备注
draft = false
weight = -1.5
views = 10_000

[params]
  author = '张三'
+++
正文 = "不动"
`;

describe('front matter in TOML', () => {
  it('becomes YAML line by line', () => {
    const yaml = `---
title: '读书: 一本"好"书'
date: 2021-01-02T15:04:05+08:00
tags: [Hugo, 'a, b']
# 备注
draft: false
weight: -1.5
views: 10_000

params:
  author: 张三
---
正文 = "不动"
`;
    expect(tomlAsYaml(HUGO)).toBe(yaml);
    expect(tomlAsYaml(`\uFEFF${HUGO.replaceAll('\n', '\r\n')}`)).toBe(
      `\uFEFF${yaml.replaceAll('\n', '\r\n')}`,
    );
    expect(tomlAsYaml('+++\n+++\n')).toBe('---\n---\n');
  });

  it.each([
    ['a text over several lines', 'a = """\n甲\n"""'],
    ['a table in a table', '[a.b]\nc = 1'],
    ['an escape of its own', 'a = "\\u4e2d"'],
    ['a list over several lines', 'a = [\n"甲",\n]'],
    ['what is no field', '甲乙'],
  ])('with %s stays', (_, toml) => expect(tomlAsYaml(`+++\n${toml}\n+++\n`)).toBeNull());

  it('with thousands of brackets in a title is read (they ended the process)', () => {
    const title = '{'.repeat(20_000);
    expect(tomlAsYaml(`+++\ntitle = "${title}"\n+++\n`)).toBe(`---\ntitle: '${title}'\n---\n`);
  });

  it('that is longer than front matter may be stays (an import was held up for seconds)', () => {
    expect(tomlAsYaml(`+++\n${'a = "b"\n'.repeat(10_000)}+++\n`)).toBeNull();
  });

  it('is told to be mended where it is (each of an editor’s Hugo files had to be written by hand)', () => {
    expect(report(HUGO)).toEqual([
      `${at(1, 1)} error front-matter 开头的信息区用的是 TOML（+++），这里只读 YAML → 把两行 +++ 换成 ---，中间写成「字段: 值」，例如 title: 标题；npm run check -- --fix 可以代劳`,
    ]);
    expect(report('+++\n[a.b]\n+++\n')[0]).not.toContain('--fix');
  });
});
