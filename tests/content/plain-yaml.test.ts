import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNode, LineCounter } from 'yaml';
import { parseYaml } from '../../lib/content/parse-yaml.ts';
import { readPlainYaml } from '../../lib/content/plain-yaml.ts';

/** What the full parser makes of a text; null when it is no YAML. */
function full(text: string) {
  const lines = new LineCounter();
  const document = parseYaml(text, { lineCounter: lines });
  if (document.errors.length > 0) return null;
  return {
    value: document.toJS(),
    place(path: readonly PropertyKey[]) {
      const node = document.getIn([...path], true);
      const { line, col } = lines.linePos(isNode(node) ? (node.range?.[0] ?? 0) : 0);
      return { line, column: col };
    },
  };
}

/** Where the quick parser gives a record, the full one gives the same, at the same places. */
function expectSame(text: string): void {
  const plain = readPlainYaml(text);
  if (plain === null) return;
  const whole = full(text);
  expect(whole, text).not.toBeNull();
  expect(plain.value, text).toEqual(whole?.value);
  for (const [key, value] of Object.entries(plain.value)) {
    const paths = Array.isArray(value) ? value.map((_, index) => [key, index]) : [[key]];
    for (const path of paths) expect(plain.place(path), text).toEqual(whole?.place(path));
  }
}

const pieces = [
  ...'-?:,[]{}#&*!|>\'"%@`~+._\\ \t\n=/()，。「」—…0123456789abcxyzEN中文',
  ': ',
  ' #',
  '- ',
  '  ',
  '    ',
  '\n  - ',
  '\n    ',
  '\nb: ',
  'true',
  'null',
  '0x1F',
  '1e5',
  '2024-06-01',
  '08:00:00',
  '...',
  '---',
  '<<',
];
const scalar = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));
const key = fc.constantFrom('title', 'topics', 'null', 'a-b', 'Yes', 'constructor');
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 4 }).map((entries) => `[${entries.join(', ')}]`),
  fc
    .array(scalar, { minLength: 1, maxLength: 3 })
    .map((entries) => entries.map((entry) => `\n  - ${entry}`).join('')),
  fc
    .array(fc.tuple(key, scalar, key, scalar), { minLength: 1, maxLength: 3 })
    .map((entries) => entries.map(([a, b, c, d]) => `\n  - ${a}: ${b}\n    ${c}: ${d}`).join('')),
);
const record = fc
  .array(fc.tuple(key, value), { minLength: 1, maxLength: 4 })
  .map((fields) => fields.map(([name, written]) => `${name}: ${written}`).join('\n'));

describe('the quick parser of front matter', () => {
  it('reads what editors write', () => {
    const text = `title: 买到假货：先退款，再索赔
publishedAt: 2024-06-01 06:23:45
topics: [a-b, 分期]
summary: "写着：「七日内」的 # 号"
related: []
draft: true
keywords:
  - 套现
  - 分期
sources:
  - title: 中华人民共和国民法典
    detail: 第六百七十三条
  - title: 'it: 2'
`;
    expect(readPlainYaml(text)).not.toBeNull();
    expectSame(text);
  });

  it.each([
    'a: .5',
    'a: ~',
    'a: Null',
    'a: TRUE',
    'a: &b c',
    'a: |\n  b',
    'a: b\n  c',
    'a:\n',
    'a: b: c',
    'a: b #c',
    'a: "\\n"',
  ])('leaves %j to the full parser', (text) => expect(readPlainYaml(text)).toBeNull());

  it('never differs from the full parser', () => {
    fc.assert(fc.property(record, expectSame), { numRuns: 5000 });
  });
});
