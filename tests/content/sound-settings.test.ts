import { describe, expect, it } from 'vitest';
import { parseSiteFile, soundSite, soundSynonyms, soundTopics } from '../../lib/content/settings-files.ts';

describe('what is right in a file with mistakes', () => {
  it('are the fields of site.yaml that are, whatever is no YAML beside them', () => {
    const text =
      '# 站\nname: 旧\nfeatured:\n- a\n- b\nnotice: [\nlicence:\n  name: 条款\ncontact: 电话\nname: 站\n';
    expect(soundSite(text)).toEqual({
      ...parseSiteFile('site.yaml', '').value,
      name: '站',
      featured: ['a', 'b'],
    });
  });

  it('are the topics that are, the first of two with one id, and no parent that isn’t among them', () => {
    const text =
      '- id: a\n  name: 甲\n- id: b\n  name: 乙: 丙\n- id: c\n  name: 丁\n  parent: b\n- {id: a, name: 再}\n- {id: e, name: 戊, parent: a}\n';
    expect(soundTopics(text)).toMatchObject([
      { id: 'a', name: '甲' },
      { id: 'c', parent: undefined },
      { id: 'e', parent: 'a' },
    ]);
    expect(soundTopics('主题\n')).toBeNull();
  });

  it('are the groups of synonyms that are', () => {
    expect(soundSynonyms('- [逾期, 没还上]\n- [卡]\n- [催收, 催收]\n- [报警\n')).toEqual([
      ['逾期', '没还上'],
    ]);
    expect(soundSynonyms('- [逾期, 没还上]\n'.repeat(10_000))).toBeNull();
  });
});
