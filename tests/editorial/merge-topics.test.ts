import { describe, expect, it } from 'vitest';
import { check } from '../../lib/editorial/check.ts';
import { readCollection } from '../../lib/editorial/collection.ts';
import { planRename } from '../../lib/editorial/rename.ts';
import { carryOut } from '../../lib/editorial/rename-plan.ts';
import { article, contentFolder, NOW, read } from './folder.ts';

/** `topics.yaml` after one topic has been merged into another. */
function merged(topics: string, from = 'old', to = 'wide'): string {
  const folder = contentFolder({ 'topics.yaml': topics });
  carryOut(folder, planRename(readCollection(folder), from, to));
  return read(folder, 'topics.yaml');
}

describe('a topic that is merged into another (an editor had to take it out of topics.yaml by hand)', () => {
  it('goes, and the other one has its addresses, its articles, its links and the topics below it', () => {
    const folder = contentFolder({
      'topics.yaml': `# 主题
- id: old # 旧
  name: 甲
  aliases: [/topics/older, /tags/old]
  parent: top # 上

# 宽的
- id: wide
  name: 宽
- {id: low, name: 低, parent: "old"}
- {id: top, name: 顶}
`,
      'articles/a.md': article('甲', { topics: '[low, old]' }, '[1](/topics/old) [2](/topics/older)\n'),
      'articles/b.md': article('乙', { topics: '[wide, old]' }),
      'articles/c.md': article('丙', { topics: '[low]' }, '与 old 无关。\n'),
    });
    const plan = planRename(readCollection(folder), '/topics/old', 'topics/wide');
    expect(plan.note).toBe(
      '合并：主题「甲」并进已有的「宽」，它在 topics.yaml 里的那一条（名字、说明）不再保留。',
    );
    expect(plan.references.map(({ file }) => file)).toEqual(['articles/a.md', 'articles/b.md']);
    carryOut(folder, plan);
    expect(read(folder, 'topics.yaml')).toBe(`# 主题
# 宽的
- id: wide
  aliases: [/topics/old, /topics/older, /tags/old]
  name: 宽
- {id: low, name: 低, parent: wide}
- {id: top, name: 顶}
`);
    expect(read(folder, 'articles/a.md')).toContain('topics: [low, wide]\n');
    expect(read(folder, 'articles/a.md')).toContain('[1](/topics/wide) [2](/topics/older)\n');
    expect(read(folder, 'articles/b.md')).toContain('topics: [wide]\n');
    const errors = check(readCollection(folder), NOW).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
    // Once more, as after a stop halfway.
    expect(planRename(readCollection(folder), '/topics/old', 'wide')).toMatchObject({
      note: null,
      references: [],
    });
  });

  it.each([
    ['- {id: wide, name: 宽}\n- {id: old, name: 甲}', '- {id: wide, aliases: [/topics/old], name: 宽}\n'],
    [
      '\uFEFF- id: old\r\n  name: 甲\r\n\r\n- id: wide\r\n  name: 宽\r\n',
      '- id: wide\r\n  aliases: [/topics/old]\r\n  name: 宽\r\n',
    ],
    [
      '- id: wide\n  name: 宽\n  aliases:\n    - /a\n- id: old\n  name: 甲\n  summary: |\n    说明\n\n- {id: low, name: 低}\n',
      '- id: wide\n  name: 宽\n  aliases:\n    - /a\n    - /topics/old\n- {id: low, name: 低}\n',
    ],
    // It had the other's address.
    [
      '- {id: old, name: 甲, aliases: [/topics/wide]}\n- {id: wide, name: 宽, parent: top}\n- {id: top, name: 顶}\n',
      '- {id: wide, aliases: [/topics/old], name: 宽, parent: top}\n- {id: top, name: 顶}\n',
    ],
  ])('keeps how the rest is written: %j', (before, after) => {
    expect(merged(before)).toBe(after);
  });

  it.each([
    [
      '- {id: old, name: 甲}\n- {id: wide, name: 宽, parent: old}\n',
      '并进去以后，主题「wide」把自己写成了上级：先删掉其中一个主题的 parent 这一行，再运行一次这个命令',
    ],
    [
      '[{id: old, name: 甲, aliases: [/tags/old]}, {id: wide, name: 宽}]\n',
      'topics.yaml 写得特别，删不了 old：自己删掉那一条，把 /topics/old、/tags/old 写进 wide 的 aliases，再运行一次这个命令',
    ],
    [
      '- {id: old, name: 甲}\n- {id: wide, name: 宽}\n- {id: low, name: 低, aliases: [/topics/old]}\n',
      '/topics/old 是 低 的旧地址，会转到那里；换一个名字',
    ],
  ])('stays where that can’t be done, with what to do: %j', (topics, message) => {
    expect(() => merged(topics)).toThrow(message);
  });
});
