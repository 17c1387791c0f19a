import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameTerm, termsOf } from '../../lib/text/terms.ts';
import { countOf, decodeVector, encodeVector, termVector } from '../../lib/text/vector.ts';

describe('a term vector', () => {
  it('counts a term as often as its texts weigh', () => {
    const { terms, counts } = termVector(
      [
        { text: '押金', weight: 3 },
        { text: '押金、押金', weight: 1 },
      ],
      [{ text: 'topic', weight: 5 }],
    );
    expect([...terms]).toEqual([...termsOf('押金'), nameTerm('topic')]);
    expect([...counts]).toEqual([5, 5]);
  });

  it('stops counting at 255 instead of beginning again', () => {
    expect([...termVector([{ text: '卡密。'.repeat(400), weight: 1 }]).counts]).toEqual([255]);
  });

  it('counts all of a text that is longer than any before', () => {
    const letters = Array.from({ length: 5001 }, (_, index) => String.fromCharCode(0x4e00 + index)).join('');
    const { terms, counts } = termVector([{ text: letters, weight: 3 }]);
    expect(terms).toEqual(Uint32Array.from(new Set(termsOf(letters))).sort());
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3 * 5000);
  });

  it('tells of any term how often it occurs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, other) => {
        const { terms, counts } = termVector([{ text, weight: 2 }]);
        for (const term of [...terms, ...termsOf(other)]) {
          expect(countOf({ terms, counts }, term)).toBe(counts[terms.indexOf(term)] ?? 0);
        }
      }),
    );
  });

  it('comes back from its bytes as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const vector = termVector([{ text, weight: 2 }]);
        const bytes = encodeVector(vector);
        expect(decodeVector(bytes)).toEqual(vector);
        expect(decodeVector(new Uint8Array(bytes).buffer)).toEqual(vector);
        // As a database may hand it over: a part of a larger buffer, at any offset.
        const inside = new Uint8Array(bytes.length + 1);
        inside.set(bytes, 1);
        expect(decodeVector(inside.subarray(1))).toEqual(vector);
      }),
    );
  });

  it('refuses bytes that cannot be one', () => {
    expect(() => decodeVector(new Uint8Array(7))).toThrow(RangeError);
  });
});
