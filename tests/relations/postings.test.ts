import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Postings } from '../../lib/relations/postings.ts';

/** Few terms, so that their lists grow out of several blocks and shrink back into them. */
const changes = fc.array(
  fc.record({
    term: fc.integer({ min: 1, max: 4 }),
    document: fc.integer({ min: 0, max: 60 }),
    add: fc.integer({ min: 0, max: 2 }).map((one) => one > 0),
    compact: fc.integer({ min: 0, max: 19 }).map((one) => one === 0),
  }),
  { maxLength: 400, size: 'max' },
);

describe('posting lists', () => {
  it('hold what was added and not removed, like a plain map', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const postings = new Postings();
        const plain = new Map<number, Set<number>>();
        for (const { term, document, add, compact } of all) {
          if (compact) postings.compact();
          const documents = plain.get(term) ?? new Set();
          plain.set(term, documents);
          if (!add) {
            postings.remove(term, document);
            documents.delete(document);
          } else if (!documents.has(document)) {
            postings.add(term, document, 7);
            documents.add(document);
          }
        }
        for (const [term, documents] of plain) {
          expect(postings.size(term)).toBe(documents.size);
          expect([...postings.list(term)].map((posting) => posting >>> 8).sort()).toEqual(
            [...documents].sort(),
          );
        }
      }),
    );
  });

  it('keep apart tens of thousands of terms and large numbers', () => {
    const postings = new Postings();
    const document = 2 ** 24 - 1;
    for (let term = 1; term <= 50_000; term++) postings.add(term * 65_537, document, (term % 255) + 1);
    expect([...postings.list(49_999 * 65_537)]).toEqual([document * 256 + (49_999 % 255) + 1]);
    postings.compact();
    expect([...postings.list(49_999 * 65_537)]).toEqual([document * 256 + (49_999 % 255) + 1]);
    let lists = 0;
    for (const _ of postings.lists()) lists++;
    expect(lists).toBe(50_000);
  });

  it('stay whole when they are moved together across pages of memory', () => {
    const postings = new Postings();
    const terms = Array.from({ length: 120 }, (_, at) => at + 1);
    for (let document = 0; document < 160_000; document++) {
      for (const term of terms) if (document % term < 20) postings.add(term, document, term % 200);
    }
    const before = terms.map((term) => postings.list(term).slice());
    postings.compact();
    const moved = terms.filter((term, at) => {
      const [list, old] = [postings.list(term), before[at] ?? []];
      return list.length !== old.length || list.some((posting, place) => posting !== old[place]);
    });
    expect(moved).toEqual([]);
    postings.add(100, 170_000, 1);
    expect(postings.list(100)).toEqual(Uint32Array.of(...(before[99] ?? []), (170_000 << 8) | 1));
  });
});
