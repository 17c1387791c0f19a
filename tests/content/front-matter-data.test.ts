import { describe, expect, it, vi } from 'vitest';
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

  it('a template of Obsidian is told as a date that is none (the parser wrote a warning of its own to the terminal)', () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    expect(report(articleText({ publishedAt: '{{date}}' })).join()).toContain('「publishedAt」不对');
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  it('a number is the text that was written (0571 was found as 571, a title of 2024.10 was to become 2024.1)', () => {
    const { article } = parse(
      articleText({ title: '2024.10', keywords: '[0571, 12315, 1e3]', authors: '\n  - 007' }),
    );
    expect(article).toMatchObject({ title: '2024.10', keywords: ['0571', '12315', '1e3'], authors: ['007'] });
    // Also where the full parser is needed.
    expect(parse(articleText({ keywords: '[ 0571, "a,b" ]' })).article?.keywords).toEqual(['0571', 'a,b']);
  });

  it.each([
    [{ sources: '民法典' }, '写成列表，每项另起一行：- title: 民法典', '\n  - title: 民法典'],
    [{ sources: '\n  - 民法典' }, '写成 title: 民法典', '\n  - title: 民法典'],
    [
      { sources: '\n  title: 民法典' },
      '这是列表里的一项：在它的第一个字段前面加上「- 」',
      '\n  - title: 民法典',
    ],
    [
      { aliases: '[https://old.example/a b]' },
      '是旧地址就写成 /a%20b；只是别名就删掉，或写进 keywords',
      '[/a%20b]',
    ],
    [{ topics: '[]' }, '（主题的列表，第一个是主要主题；有 topics.yaml 就写里面的 id）', '[a]'],
  ])('who does as told has one problem fewer, and no other: %j', (field, fix, as) => {
    const problems = report(articleText(field));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.endsWith(fix)).toBe(true);
    const [key = ''] = Object.keys(field);
    expect(report(articleText({ [key]: as }))).toEqual([]);
  });

  it.each([
    [
      'a field as a list (it was told as a list in a list)',
      { title: '[转载]' },
      "只写文字，不写成列表；以 [ 开头的文字用引号包起来：'[转载]'",
    ],
    [
      'a record for words (with “- ” in front, it was none, either)',
      { topics: '\n  id: a' },
      '写成列表：每项另起一行，前面写「- 」，只写文字，不写成「字段: 值」',
    ],
    [
      'the home page as a former address (it was to become /)',
      { aliases: '[https://old.example/]' },
      '是旧地址就写成 /old/path 这样的地址；只是别名就删掉，或写进 keywords',
    ],
    [
      'an address for mail (it was to become https://mailto:a@b.cn)',
      { sources: '\n  - title: 民法典\n    url: mailto:a@b.cn' },
      '改成符合要求的值',
    ],
    [
      'an address with a full-width colon',
      { sources: '\n  - title: 民法典\n    url: https：//b.cn/x' },
      '写成 https://b.cn/x，先试试打不打得开；打不开就删掉这一行',
    ],
  ])('%s is told with a fix that fits', (_, field, fix) => {
    const problems = report(articleText(field));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.endsWith(fix)).toBe(true);
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
