import { describe, expect, it } from 'vitest';
import { topicsWithCounts } from '../../lib/library/topics.ts';
import { topicGroups, widerTopics } from '../../lib/library/wider-topics.ts';
import { articleText } from './content-folder.ts';
import { imported, now } from './imported.ts';

const { folders, library, everything } = imported();

/** Imports topics, each with its parent, and an article for each that is not named as empty. */
function topics(parents: Readonly<Record<string, string | null>>, empty: readonly string[] = []): void {
  const lines = Object.entries(parents).map(([id, parent]) => {
    return `- {id: ${id}, name: 题${id}${parent === null ? '' : `, parent: ${parent}`}}\n`;
  });
  folders().write('topics.yaml', lines.join(''));
  for (const id of Object.keys(parents)) {
    if (empty.includes(id)) continue;
    folders().write(`articles/in-${id}.md`, articleText(`文${id}`).replace('[fenqi]', `[${id}]`));
  }
  everything();
}

const wider = (id: string): string[] => widerTopics(library(), id, now).map((topic) => topic.id);
const groups = (): unknown[] =>
  topicGroups(topicsWithCounts(library(), now)).map(({ topic, narrower }) => [
    topic.id,
    ...narrower.map(({ id }) => id),
  ]);

describe('the parent of a topic (nothing showed it)', () => {
  it('leads from the widest to it, and holds it in its group', () => {
    topics({ c: 'b', a: null, b: 'a', d: null });
    expect(wider('c')).toEqual(['a', 'b']);
    expect(wider('a')).toEqual([]);
    expect(groups()).toEqual([['a', 'c', 'b'], ['d']]);
  });

  it('without an article of its own has no page, so that it leads nowhere', () => {
    topics({ a: null, b: 'a', c: 'b' }, ['b']);
    expect(wider('c')).toEqual(['a']);
    folders().write('articles/in-b.md', articleText('稿', { fields: 'draft: true\n' }).replace('fenqi', 'b'));
    everything();
    expect(wider('c')).toEqual(['a']);
  });

  it('that is narrower itself is none: every topic stays on the page', () => {
    topics({ a: 'b', b: 'a', c: 'a', d: 'd' });
    expect(['a', 'b', 'c', 'd'].map(wider)).toEqual([[], [], [], []]);
    expect(groups()).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  it('that topics.yaml no longer has is none', () => {
    topics({ a: null, b: 'a' });
    library().db.exec("update topics set parent = 'gone' where id = 'b'");
    expect(wider('b')).toEqual([]);
    expect(wider('unknown')).toEqual([]);
    expect(groups()).toEqual([['a'], ['b']]);
  });
});
