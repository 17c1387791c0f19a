import { describe, expect, it } from 'vitest';
import { articleText } from './article-text.ts';
import { at, parse, report } from './parse.ts';

describe('front matter is data', () => {
  it.each(['js', 'javascript', 'json', 'coffee'])('---%s is not run and not read', (language) => {
    const evil = `---${language}\n{ title: (globalThis.pwned = true, "x") }\n---\n正文\n`;
    expect(parse(evil).article).toBeNull();
    expect(globalThis).not.toHaveProperty('pwned');
  });

  it('a tag for a function gives text, a key named __proto__ is an unknown key', () => {
    expect(parse(articleText({ title: '!!js/function "function(){}"' })).article?.title).toBe('function(){}');
    expect(parse(articleText({ __proto__: '{draft: true}' })).article?.draft).toBe(false);
    const poisoned = parse(`---\n__proto__: {draft: true}\n---\n正文\n`);
    expect(poisoned.article).toBeNull();
    expect(Object.prototype).not.toHaveProperty('draft');
  });

  it('a bomb of aliases is refused', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let index = 0; index < 8; index += 1) {
      const [from, to] = [String.fromCharCode(97 + index), String.fromCharCode(98 + index)];
      bomb.push(`${to}: &${to} [${Array.from({ length: 9 }, () => `*${from}`).join(',')}]`);
    }
    const { article, problems } = parse(`---\n${bomb.join('\n')}\n---\n正文\n`);
    expect(article).toBeNull();
    expect(problems[0]?.rule).toBe('yaml');
  });

  it('ends at a line of three dashes, and a longer one doesn’t count as one', () => {
    for (const fence of ['----', '---x', '--- x']) {
      const text = articleText().replace('\n---\n', `\n${fence}\n`);
      expect(report(text)).toEqual([
        `${at(6, 1)} error front-matter 开头的信息区没有结束 → 在最后一个字段下面单独写一行 ---，不多也不少三个减号`,
      ]);
    }
    expect(parse(articleText().replace('\n---\n', '\n---  \n')).article?.title).toBe('礼品卡过期了怎么办');
  });

  it('that goes on and on is not parsed: fields by the thousands held up every import', () => {
    const fields = Array.from({ length: 100_000 }, (_, index) => `k${index}: 1\n`).join('');
    expect(report(`---\n${fields}---\n正文\n`)).toEqual([
      `${at(1, 1)} error front-matter 开头的信息区太长（988889 个字符），上限 30000 个 → 看看结束它的 --- 是不是写在最后一个字段下面；正文写在 --- 之后`,
    ]);
    const sources = Array.from(
      { length: 100 },
      (_, index) =>
        `{title: 一部不短的法律第 ${index} 条, publisher: 全国人民代表大会, url: https://example.com/a/${index}}`,
    );
    expect(report(articleText({ sources: `[${sources.join(', ')}]` }))).toEqual([]);
  });
});
