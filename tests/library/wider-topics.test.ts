import { describe, expect, it } from 'vitest';
import { narrowerTopics, topicsWithCounts } from '../../lib/library/topics.ts';
import { topicGroups, topicsAtAGlance, widerTopics } from '../../lib/library/wider-topics.ts';
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

describe('hundreds of topics (they filled the home page, page after page)', () => {
  const many = (prefix: string, parent: (at: number) => string | null) =>
    Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${prefix}${at}`, parent(at)]));
  const atAGlance = () => topicsAtAGlance(topicsWithCounts(library(), now)).map(({ topic }) => topic.id);

  it('are shown by the widest of them, which lead to the others', () => {
    topics({ a: null, b: null, ...many('of-', (at) => (at % 2 === 0 ? 'a' : 'b')), deep: 'of-0' });
    expect(atAGlance()).toEqual(['a', 'b']);
    const narrower = (id: string) =>
      narrowerTopics(topicsWithCounts(library(), now), id).map((topic) => topic.id);
    expect(narrower('b')).toEqual(Array.from({ length: 15 }, (_, at) => `of-${2 * at + 1}`));
    expect(narrower('of-0')).toEqual(['deep']);
    expect(narrower('deep')).toEqual([]);
  });

  it('are shown by the largest, in their order, where none is wider', () => {
    topics({ ...many('flat-', () => null), under: 'flat-29' });
    for (const at of [3, 28]) {
      folders().write(`articles/more-${at}.md`, articleText(`又${at}`).replace('[fenqi]', `[flat-${at}]`));
    }
    everything();
    const shown = atAGlance();
    expect(shown).toHaveLength(24);
    expect(shown.slice(0, 2)).toEqual(['flat-0', 'flat-1']);
    expect(shown.slice(-2)).toEqual(['flat-28', 'flat-29']);
  });
});
