import { describe, expect, it } from 'vitest';
import { check } from '../../lib/editorial/check.ts';
import { readCollection } from '../../lib/editorial/collection.ts';
import { planRename } from '../../lib/editorial/rename.ts';
import { carryOut } from '../../lib/editorial/rename-plan.ts';
import { article, contentFolder, NOW, read } from './folder.ts';

function rename(folder: string, from: string, to: string): string[] {
  const plan = planRename(readCollection(folder), from, to);
  carryOut(folder, plan);
  return plan.references.map(({ file }) => file);
}
const errors = (folder: string) =>
  check(readCollection(folder), NOW).filter(({ severity }) => severity === 'error');

const TOPICS = `# 主题
- id: old # 旧名
  name: 甲 # 名字
  summary: 甲的说明。

- id: wide
  name: 宽
- {id: low, name: 低, parent: "old"} # 下级
`;
const files = (): Record<string, string> => ({
  'site.yaml': 'name: 站\n',
  'topics.yaml': TOPICS,
  'about.md': '[主题](/topics/old?page=2)里有。\n',
  'articles/a.md': article(
    '甲',
    { topics: '[ wide,  "old" ]   # 两个' },
    '[1](/topics/old) [2](/topics/older)\n',
  ),
  'articles/b.md': article(
    '乙',
    { topics: '\n  - old # 主要\n  - low' },
    '[1](/topics/old/feed.xml)\n\n`/topics/old`\n',
  ),
  'articles/c.md': article('丙', { topics: '[wide]', keywords: '[old]' }, '与 old 无关。\n'),
});

describe('a topic’s new id', () => {
  it('stands in topics.yaml, in articles and in links, the old address as an alias; no other byte changes', () => {
    const before = files();
    const folder = contentFolder(before);
    expect(rename(folder, 'old', 'new-id')).toEqual(['articles/a.md', 'articles/b.md', 'about.md']);
    expect(read(folder, 'topics.yaml')).toBe(
      TOPICS.replace('id: old # 旧名', 'id: new-id # 旧名\n  aliases: [/topics/old]').replace(
        'parent: "old"',
        'parent: new-id',
      ),
    );
    expect(read(folder, 'articles/a.md')).toBe(
      before['articles/a.md']?.replace('"old"', 'new-id').replace('(/topics/old)', '(/topics/new-id)'),
    );
    expect(read(folder, 'articles/b.md')).toBe(
      before['articles/b.md']?.replace('- old', '- new-id').replace('(/topics/old/', '(/topics/new-id/'),
    );
    expect(read(folder, 'articles/c.md')).toBe(before['articles/c.md']);
    expect(read(folder, 'about.md')).toBe('[主题](/topics/new-id?page=2)里有。\n');
    expect(errors(folder).filter(({ file }) => file !== 'articles/a.md')).toEqual([]);
  });

  it('and the old one may be addresses, as a browser has them (the last slash was taken for a name without letters)', () => {
    const folder = contentFolder({ 'topics.yaml': '- id: 押金\n  name: 甲\n' });
    rename(folder, 'https://example.com/topics/%E6%8A%BC%E9%87%91/', '/topics/yajin/');
    expect(read(folder, 'topics.yaml')).toBe('- id: yajin\n  aliases: [/topics/押金]\n  name: 甲\n');
  });

  it('and the old one again leave no circle', () => {
    const folder = contentFolder({
      'topics.yaml': '- id: old\n  name: 甲\n',
      'a.md': article('甲', { topics: '[old]' }),
    });
    rename(folder, 'old', 'new-id');
    rename(folder, '/topics/new-id', 'old');
    expect(read(folder, 'topics.yaml')).toBe('- id: old\n  aliases: [/topics/new-id]\n  name: 甲\n');
    expect(read(folder, 'a.md')).toBe(article('甲', { topics: '[old]' }));
  });

  it.each([
    ['- {name: 甲, id: old}\n', '- {name: 甲, id: new-id, aliases: [/topics/old]}\n'],
    ['-   name: 甲\r\n    id: "old"\r\n', '-   name: 甲\r\n    id: new-id\r\n    aliases: [/topics/old]\r\n'],
    [
      '- id: old\n  aliases:\n    - /a # 旧站\n  name: 甲\n',
      '- id: new-id\n  aliases:\n    - /a # 旧站\n    - /topics/old\n  name: 甲\n',
    ],
    ['- id: old\n  name: 甲', '- id: new-id\n  aliases: [/topics/old]\n  name: 甲'],
    ['\uFEFF- name: 甲\n  id: old', '\uFEFF- name: 甲\n  id: new-id\n  aliases: [/topics/old]'],
  ])('keeps how %j is written', (before, after) => {
    const folder = contentFolder({ 'topics.yaml': before });
    rename(folder, 'old', 'new-id');
    expect(read(folder, 'topics.yaml')).toBe(after);
  });

  it('that an editor has written into topics.yaml by hand comes into the articles as well', () => {
    const folder = contentFolder({
      ...files(),
      'topics.yaml': '- {id: new-id, name: 甲}\n- {id: wide, name: 宽}\n',
    });
    expect(rename(folder, 'old', 'new-id')).toEqual(['articles/a.md', 'articles/b.md', 'about.md']);
    expect(read(folder, 'topics.yaml')).toContain('- {id: new-id, aliases: [/topics/old], name: 甲}');
    expect(rename(folder, 'old', 'new-id')).toEqual([]);
  });

  it('that an article has already stands there once, where the old one had its place', () => {
    const body = '正文。\n';
    const written = [
      '[old, wide]',
      '[wide, low, "old" ]',
      '\n  - wide # 宽\n  - low\n  - old # 旧',
      '\n  - old\n  - wide # 宽',
      '[wide, wide]',
    ];
    const folder = contentFolder({
      'topics.yaml': '- {id: wide, name: 宽}\n- {id: low, name: 低}\n',
      ...Object.fromEntries(
        written.map((topics, at) => [`articles/a${at}.md`, article(`甲${at}`, { topics }, body)]),
      ),
    });
    rename(folder, 'old', 'wide');
    expect(written.map((_, at) => read(folder, `articles/a${at}.md`))).toEqual(
      ['[wide]', '[wide, low ]', '\n  - wide # 宽\n  - low', '\n  - wide', '[wide, wide]'].map((topics, at) =>
        article(`甲${at}`, { topics }, body),
      ),
    );
  });

  it('comes into articles with mistakes, and those that can’t be read are told', () => {
    const folder = contentFolder({
      'topics.yaml': '- {id: old, name: 甲}\n',
      'articles/a.md': article('甲', { topics: '[old]', summary: '太短' }),
      'articles/b.md': '---\ntopics: [old\n---\n\n正文。\n',
      // No topic stands there.
      'site.yaml': 'name: [old\n',
    });
    const plan = planRename(readCollection(folder), 'old', 'new-id');
    expect(plan.references.map(({ file }) => file)).toEqual(['articles/a.md']);
    expect(plan.unread.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'articles/b.md 开头信息读不懂',
    ]);
  });

  it.each([
    '- {id: wide, name: &one old}\n- {id: *one, name: 甲}\n',
    '- {id: wide, name: &one old}\n- {id: old, name: 甲}\n- {id: low, name: 低, parent: *one}\n',
  ])(
    'is refused where it can’t be put into topics.yaml as that is written, and nothing changes: %j',
    (topics) => {
      const folder = contentFolder({ 'topics.yaml': topics, 'a.md': article('甲', { topics: '[old]' }) });
      expect(() => rename(folder, 'old', 'new-id')).toThrow(
        '写得特别，改不了 old：自己改 id，在它下面写上 aliases: [/topics/old]',
      );
      expect(read(folder, 'topics.yaml')).toBe(topics);
      expect(read(folder, 'a.md')).toBe(article('甲', { topics: '[old]' }));
    },
  );

  it('is worked out before anything is written', () => {
    const before = files();
    const folder = contentFolder(before);
    planRename(readCollection(folder), 'old', 'new-id');
    for (const [file, text] of Object.entries(before)) expect(read(folder, file)).toBe(text);
  });

  it.each([
    ['old', 'old', '新旧两个名字一样'],
    ['old', 'New', '「New」不能当主题的 id：只能用小写字母、数字、连字符和汉字'],
    ['old', 'taken', '/topics/taken 是 宽 的旧地址，会转到那里；换一个名字'],
    ['old', 'of-article', '/topics/of-article 是 articles/x.md 的旧地址，会转到那里；换一个名字'],
    ['/topics/olb', 'x', '没有「olb」这个名字的主题：是不是 old？'],
    ['both', 'x', '「both」既是文章又是主题：写成 /articles/both 或 /topics/both'],
    ['stray', 'x', '「stray」不在 topics.yaml 里，「x」也不在：先在那里写上其中一个'],
    ['used', 'x', '/topics/used 是 宽 的旧地址，会转到那里；换一个名字'],
  ])('is refused from %s to %s', (from, to, message) => {
    const folder = contentFolder({
      'topics.yaml':
        '- {id: old, name: 甲}\n- {id: both, name: 乙}\n- {id: wide, name: 宽, aliases: [/topics/taken, /topics/used]}\n- {id: used, name: 用}\n',
      'articles/x.md': article('甲', { aliases: '[/topics/of-article]', topics: '[stray]' }),
      'articles/both.md': article('乙'),
    });
    expect(() => planRename(readCollection(folder), from, to)).toThrow(message);
  });

  it('needs a topics.yaml that can be read', () => {
    const articles = { 'a.md': article('甲', { topics: '[old]' }) };
    const plan = (more: Record<string, string>) => () =>
      planRename(readCollection(contentFolder({ ...articles, ...more })), 'old', 'x');
    // An article with a mistake is none of topics.yaml's.
    expect(plan({ 'b.md': '坏' })).toThrow(
      '没有 topics.yaml，旧地址没有地方记：先写一个，里面有 id: old 这一条',
    );
    expect(plan({ 'topics.yaml': '- {id: old}\n' })).toThrow('先改好 topics.yaml 里的错误：npm run check');
  });
});
