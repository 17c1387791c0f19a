import { describe, expect, it } from 'vitest';
import { bodyExcess } from '../../lib/content/body-limits.ts';
import { toFullWidth } from '../../lib/editorial/half-width.ts';
import { hanRuns } from '../../lib/editorial/shared-runs.ts';
import { growth } from '../growth.ts';
import { article, checked } from './folder.ts';

/** What the limits let through; some of it long enough to be seen beside all else that a report takes. */
const endless: Readonly<Record<string, (length: number) => string>> = {
  'brackets without a Han letter': (length) => '('.repeat(length / 2) + ')'.repeat(length / 2),
  'template tags': (length) => '{%%}'.repeat(length * 2),
  'template tags without an end': (length) => '{%'.repeat(length * 2),
  'a table rule of blanks': (length) => `甲${' '.repeat(length / 2)}乙\n|${' '.repeat(length / 2)}-`,
};

describe('the report of a text that nobody writes', () => {
  it.each(Object.entries(endless))('takes no longer than its length allows: %s', (_, ofLength) => {
    expect(bodyExcess(ofLength(40_000))).toBeNull();
    const report = (body: string) => checked({ 'articles/a.md': article('甲', {}, body) }, 'foreign-markup');
    expect(growth(ofLength, report)).toBeLessThan(1);
  });

  it('looks for passages of others in names without an end', () => {
    expect(
      growth(
        (length) => '《'.repeat(length),
        (text) => hanRuns([[text], ['甲']]),
      ),
    ).toBeLessThan(1);
  });

  it('is mended in a time that its length allows', () => {
    expect(growth((length) => '甲,(乙) '.repeat(length / 6), toFullWidth)).toBeLessThan(1);
  });
});
