import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articlesBySlug } from '../../lib/library/cards-by-slug.ts';
import { articleText } from './content-folder.ts';
import { imported, now } from './imported.ts';

const { folders, library, everything } = imported();

const titles = (slugs: string[], at = now) => articlesBySlug(library(), slugs, at).map(({ title }) => title);
const save = (slug: string, title: string, fields = '') => {
  folders().write(`articles/${slug}.md`, articleText(title, { fields }));
  everything();
};

describe('articles of given slugs', () => {
  it('stand in the order asked for, without what readers can’t see', () => {
    save('a', '甲');
    save('b', '乙', 'draft: true\n');
    save('c', '丙');
    expect(titles(['c', 'b', 'nowhere', 'a'])).toEqual(['丙', '甲']);
  });

  it('show a saved title at once, and an article that was not there before', () => {
    save('a', '甲');
    expect(titles(['a', 'b'])).toEqual(['甲']);
    save('a', '甲改');
    save('b', '乙');
    expect(titles(['a', 'b'])).toEqual(['甲改', '乙']);
  });

  it('are read again only where something changed', () => {
    save('a', '甲');
    save('b', '乙');
    const [before] = articlesBySlug(library(), ['b'], now);
    save('a', '甲改');
    expect(titles(['a', 'b'])).toEqual(['甲改', '乙']);
    expect(articlesBySlug(library(), ['b'], now)[0]).toBe(before);
  });

  it('are gone when the file is deleted', () => {
    save('a', '甲');
    expect(titles(['a'])).toEqual(['甲']);
    rmSync(join(folders().contentDir, 'articles/a.md'));
    everything();
    expect(titles(['a'])).toEqual([]);
  });

  it('get their topic’s new name, even those whose file has an error now', () => {
    const topics = (name: string) => {
      folders().write('topics.yaml', `- id: fenqi\n  name: ${name}\n  summary: 关于${name}的文章。\n`);
      everything();
    };
    topics('礼品卡');
    save('a', '甲');
    const topicOf = () => articlesBySlug(library(), ['a'], now).map(({ mainTopic }) => mainTopic?.name);
    expect(topicOf()).toEqual(['礼品卡']);
    folders().write('articles/a.md', '---\ntitle: [\n---\n');
    everything();
    topics('预付卡');
    expect(topicOf()).toEqual(['预付卡']);
  });

  it('come and go at their time although nothing was imported meanwhile', () => {
    save('a', '甲', 'expiresAt: 2027-01-01 00:00:00\n');
    const from = Date.parse('2024-06-01T08:00:00+08:00');
    const until = Date.parse('2027-01-01T00:00:00+08:00');
    expect([from - 1, from, until - 1, until].map((at) => titles(['a'], at).length)).toEqual([0, 1, 1, 0]);
  });
});
