import { describe, expect, it } from 'vitest';
import { parseSiteFile, soundSite, soundSynonyms, soundTopics } from '../../lib/content/settings-files.ts';

describe('what is right in a file with mistakes', () => {
  it('are the fields of site.yaml that are, whatever is no YAML beside them', () => {
    const text =
      '# 站\nname: 旧\nfeatured:\n- a\n- b\nnotice: [\nlicence:\n  name: 条款\ncontact: 电话\nname: 站\n';
    expect(soundSite(text)).toEqual({
      ...parseSiteFile('').value,
      name: '站',
      featured: ['a', 'b'],
    });
  });

  it('are the topics that are, the first of two with one id, no parent that isn’t among them, and of the others the id', () => {
    const text =
      '- id: a\n  name: 甲\n- id: b\n  name: 乙: 丙\n- id: c\n  name: 丁\n  parent: d\n- {id: a, name: 再}\n- {id: e, name: 戊, parent: a}\n';
    expect(soundTopics(text)).toMatchObject([
      { id: 'a', name: '甲' },
      { id: 'b', name: 'b' },
      { id: 'c', parent: undefined },
      { id: 'e', parent: 'a' },
    ]);
    expect(soundTopics('主题\n- id: A\n')).toBeNull();
    // No part of these is right by itself.
    for (const other of [
      '  - id: a\n    name: 甲\n  # id: x\n  - "id": \'b\'\n',
      '[{id: a, name: 甲}, {id: "b"}]',
    ])
      expect(soundTopics(other)?.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('are the groups of synonyms that are', () => {
    expect(soundSynonyms('- [逾期, 没还上]\n- [卡]\n- [催收, 催收]\n- [报警\n')).toEqual([
      ['逾期', '没还上'],
    ]);
  });

  it('are those before and within what a merge has left undecided (two records beside it were not used)', () => {
    const topic = (id: string): string => `- id: ${id}\n  name: 甲\n`;
    const text = `${topic('a')}<<<<<<< HEAD\n${topic('b')}=======\n${topic('c')}>>>>>>> other\n${topic('d')}`;
    expect(soundTopics(text)?.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is not looked for in a file of another kind (45 seconds went by over one of 50,000 lines)', () => {
    expect(soundSynonyms('- [逾期, 没还上]\n'.repeat(2_001))).toBeNull();
    expect(soundTopics(`- id: a\n  name: ${'长'.repeat(100_000)}\n- {id: b, name: 乙}\n`)).toBeNull();
  });
});
