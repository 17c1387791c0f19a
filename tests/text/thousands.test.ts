import { expect, it } from 'vitest';
import { termsOf } from '../../lib/text/terms.ts';
import { withoutThousands, withThousands } from '../../lib/text/thousands.ts';

it.each([
  ['1,500元', '1500元'],
  ['退12,345.60元', '退12345.60元'],
  ['1,234,567', '1234567'],
  // Lists of numbers, dates and decimals are none.
  ['0,300', '0,300'],
  ['1,5000', '1,5000'],
  ['50,60元', '50,60元'],
  ['100,20,300', '100,20,300'],
  ['1.5,000', '1.5,000'],
  ['2024,100', '2024,100'],
])('%s is the number %s', (written, number) => {
  expect(withoutThousands(written)).toBe(number);
});

it('a number below a thousand has no comma', () => {
  expect([999, 1000, 98765, 100000].map(withThousands)).toEqual(['999', '1,000', '98,765', '100,000']);
});

it('a number with commas has the term that it has without, beside those of its parts', () => {
  const [plain] = termsOf('1500');
  expect(termsOf('１，５００')).toContain(plain);
  expect([...termsOf('1,500')]).toEqual(expect.arrayContaining([...termsOf('1'), ...termsOf('500')]));
  expect(termsOf('0，1,500')).not.toContain(plain);
});
