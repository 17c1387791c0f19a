import { describe, expect, it } from 'vitest';
import { frontMatterSchema } from '../../lib/content/article.ts';
import { parseArticle } from '../../lib/content/parse-article.ts';
import { articleText, bytes } from './article-text.ts';
import { at, FILE, report } from './parse.ts';

describe('what is wrong in the front matter is told with line, column and fix', () => {
  it.each([
    [
      'an unknown key, with the one that was meant',
      articleText({ publishedAt: null, publishAt: '2024-06-01' }),
      [`${at(5, 1)} error unknown-key 没有「publishAt」这个字段 → 把名字改成 publishedAt`],
    ],
    [
      'a former address with a query (it was said to need a / in front, which it had)',
      articleText({ aliases: '[/old?id=1]' }),
      [
        `${at(6, 11)} error invalid-value 「aliases 第 1 项」不对：应为以 / 开头的站内地址，不带 ? 和 #，例如 /old/path → 现在写的是「/old?id=1」：是旧地址就写成 /old；只是别名就删掉，或写进 keywords`,
      ],
    ],
    [
      'a recommendation that is neither a slug nor a slug with a reason',
      articleText({ related: '\n  - slug: a\n    reasn: 因为\n  - reason: 因为\n  - true' }),
      [
        `${at(8, 5)} error unknown-key 没有「reasn」这个字段 → 是不是 reason？`,
        `${at(9, 5)} error invalid-value 「related 第 2 项」不对：应为文件名，或「slug: 文件名」和下面一行「reason: 理由」 → 改成符合要求的值`,
        `${at(10, 5)} error invalid-value 「related 第 3 项」不对：应为文件名，或「slug: 文件名」和下面一行「reason: 理由」 → 现在写的是「true」，改成符合要求的值`,
      ],
    ],
    [
      'a reason that is too long for a line',
      articleText({ related: `\n  - slug: a\n    reason: ${'长'.repeat(31)}` }),
      [
        `${at(8, 13)} error invalid-value 「related 第 1 项的 reason」不对：太长，最多 30 个字 → 现在写的是「${'长'.repeat(30)}…」，有 31 个字，改成符合要求的值`,
      ],
    ],
    [
      'a title that is a hashtag, which is a remark to YAML (it was said to be no text)',
      articleText({ title: '#合租日记# 第一天' }),
      [
        `${at(2, 8)} error invalid-value 「title」不对：应为文字 → # 后面的字 YAML 当作注释，没有读：用引号包起来，写成 title: '#合租日记# 第一天'`,
      ],
    ],
    [
      'a key that nobody knows, with all that there are',
      articleText({ weather: '晴' }),
      [
        `${at(6, 1)} error unknown-key 没有「weather」这个字段 → 删掉它；可用的字段：${Object.keys(frontMatterSchema.shape).join('、')}`,
      ],
    ],
    [
      'a field without a value',
      articleText({ topics: '', keywords: '' }),
      [
        `${at(4, 9)} error invalid-value 「topics」不对：应为列表 → 写成 topics: …（主题的列表，第一个是主要主题；有 topics.yaml 就写里面的 id）`,
        `${at(6, 11)} error invalid-value 「keywords」不对：应为列表 → 删掉这一行，或写上值`,
      ],
    ],
    [
      'an empty text, and a record where a name is meant, as other systems have them',
      articleText({ keywords: '""', authors: '[{ name: 王小明 }]' }),
      [
        `${at(7, 11)} error invalid-value 「authors 第 1 项」不对：应为文字 → 只写文字，不写成「字段: 值」`,
        `${at(6, 11)} error invalid-value 「keywords」不对：应为列表 → 删掉这一行，或写上值`,
      ],
    ],
    [
      'a time that is a number to YAML (with quotes, as it was told, it was no time either)',
      articleText({ publishedAt: '20240601' }),
      [
        `${at(3, 14)} error date 「publishedAt」不对：「20240601」不是日期或时间 → 写成 2024-06-01；npm run check -- --fix 可以代劳`,
      ],
    ],
    [
      'a missing field, with what belongs into it',
      articleText({ topics: null }),
      [
        `${at(2, 1)} error missing-key 缺少必填的「topics」 → 加上一行 topics: …（主题的列表，第一个是主要主题；有 topics.yaml 就写里面的 id）`,
      ],
    ],
    [
      'a title that is a truth value to YAML',
      articleText({ title: 'true' }),
      [`${at(2, 8)} error invalid-value 「title」不对：应为文字 → 用引号包起来：'true'`],
    ],
    [
      'an unknown key inside a list',
      articleText({ sources: '\n  - titel: 民法典\n    title: 民法典' }),
      [`${at(7, 5)} error unknown-key 没有「titel」这个字段 → 是不是 title？`],
    ],
    [
      'a wrong type',
      articleText({ topics: 'eka-basics' }),
      [
        `${at(4, 9)} error invalid-value 「topics」不对：应为列表 → 写成列表：[eka-basics]；npm run check -- --fix 可以代劳`,
      ],
    ],
    [
      'a boolean that is none',
      articleText({ draft: '是' }),
      [
        `${at(6, 8)} error invalid-value 「draft」不对：应为 true 或 false → 现在写的是「是」：写成 true 或 false，不加引号`,
      ],
    ],
    [
      'a summary that is too short',
      articleText({ summary: '太短。' }),
      [
        `${at(5, 10)} error invalid-value 「summary」不对：太短，写 40 到 160 个字，先给出答案 → 现在写的是「太短。」，有 3 个字，改成符合要求的值`,
      ],
    ],
    [
      'a question that is too short or too long, or stands there twice',
      articleText({
        questions: `\n  - 卡丢了\n  - 卡过期了怎么办\n  - 卡过期了，怎么办？\n  - ${'卡'.repeat(41)}`,
      }),
      [
        `${at(7, 5)} error invalid-value 「questions 第 1 项」不对：太短，写 4 到 40 个字，照读者自己的说法 → 现在写的是「卡丢了」，有 3 个字，改成符合要求的值`,
        `${at(10, 5)} error invalid-value 「questions 第 4 项」不对：太长，写 4 到 40 个字，照读者自己的说法 → 现在写的是「${'卡'.repeat(30)}…」，有 41 个字，改成符合要求的值`,
        `${at(9, 5)} error invalid-value 「questions 第 3 项」不对：与第 2 个相同，留一个 → 现在写的是「卡过期了，怎么办？」，改成符合要求的值`,
      ],
    ],
    [
      'more questions than a search can use',
      articleText({ questions: JSON.stringify(Array.from({ length: 17 }, (_, n) => `第${n}个问题`)) }),
      [`${at(6, 12)} error invalid-value 「questions」不对：最多 16 个 → 现在有 17 个，删到 16 个`],
    ],
    [
      'a date that does not exist',
      articleText({ publishedAt: '2024-02-30' }),
      [
        `${at(3, 14)} error date 「publishedAt」不对：「2024-02-30」这个时间不存在 → 检查月份、日期和时分秒是否写错`,
      ],
    ],
    [
      'a date in another form',
      articleText({ publishedAt: '2024/6/1' }),
      [
        `${at(3, 14)} error date 「publishedAt」不对：「2024/6/1」不是日期或时间 → 写成 2024-06-01；npm run check -- --fix 可以代劳`,
      ],
    ],
    [
      'an offset that no zone has',
      articleText({ publishedAt: '2024-06-01 06:23:45+29:00' }),
      [
        `${at(3, 14)} error date 「publishedAt」不对：「2024-06-01 06:23:45+29:00」的时差 +29:00 不存在 → 时差在 -12:00 到 +14:00 之间，中国是 +08:00`,
      ],
    ],
    [
      'an update before publication',
      articleText({ updatedAt: '2023-01-01' }),
      [`${at(6, 12)} error date 「updatedAt」早于 publishedAt → 更新时间不能在发布时间之前，检查两个时间`],
    ],
    [
      'an end that is not after publication',
      articleText({ expiresAt: '2024-06-01 06:23:45' }),
      [`${at(6, 12)} error date 「expiresAt」不晚于 publishedAt → 下线时间要在发布时间之后，检查两个时间`],
    ],
    [
      'a source that is not https',
      articleText({ sources: '\n  - title: 民法典\n    url: http://example.com' }),
      [
        `${at(8, 10)} error invalid-value 「sources 第 1 项的 url」不对：应为 https:// 开头的网址 → 写成 https://example.com，先试试打不打得开；打不开就删掉这一行`,
      ],
    ],
    [
      'two blanks and colons in one value',
      articleText({ title: '定金: 还是预付款: 一字之差' }),
      [
        `${at(2, 8)} error yaml YAML 写错了：值里还有一个「: 」 → 写成 title: '定金: 还是预付款: 一字之差'；npm run check -- --fix 可以代劳`,
      ],
    ],
    [
      'a list without its end (the next line was told to be indented wrong)',
      articleText({ topics: '[eka-basics' }),
      [`${at(5, 1)} error yaml YAML 写错了：前面列表的 [ 没有结束 → 在它的最后补上 ]`],
    ],
    [
      'a field with blanks before it (the one above was told to have two colons)',
      articleText().replace('\npublishedAt', '\n  publishedAt'),
      [`${at(2, 8)} error yaml YAML 写错了：下一行多了缩进，成了这个值的一部分 → 让下一行与这一行对齐`],
    ],
    [
      'a field without a blank behind its colon',
      articleText().replace('summary: ', 'summary:'),
      [
        `${at(5, 8)} error yaml YAML 写错了：冒号后面少了空格 → 写成 ${articleText().split('\n')[4]}；npm run check -- --fix 可以代劳`,
      ],
    ],
    [
      'a backslash between double quotes, and a star',
      articleText({ title: '"\\中"', topics: '*' }),
      [
        `${at(2, 8)} error yaml YAML 写错了：双引号里的反斜杠写法不对 → 写成 title: \\中；npm run check -- --fix 可以代劳`,
        `${at(4, 9)} error yaml YAML 写错了：值以 YAML 的特殊符号开头 → 写成 topics: '*'；npm run check -- --fix 可以代劳`,
        `${at(4, 9)} error invalid-value 「topics」不对：应为列表 → 写成列表：['*']；npm run check -- --fix 可以代劳`,
      ],
    ],
    [
      'a full-width colon, and what else is wrong (nothing else was told until the colon was right)',
      articleText({ topics: null }).replace('title: ', 'title：'),
      [
        `${at(2, 6)} error yaml YAML 写错了：冒号「：」是全角的 → 写成 title: 礼品卡过期了怎么办；npm run check -- --fix 可以代劳`,
        `${at(2, 1)} error missing-key 缺少必填的「topics」 → 加上一行 topics: …（主题的列表，第一个是主要主题；有 topics.yaml 就写里面的 id）`,
      ],
    ],
    [
      'a field without a colon',
      articleText().replace('title: ', 'title '),
      [
        `${at(2, 1)} error yaml YAML 写错了：字段名后面少了冒号 → 写成「字段: 值」，冒号用半角的，后面留一个空格`,
      ],
    ],
    [
      'the last field without a colon',
      articleText().replace('summary: ', 'summary '),
      [
        `${at(5, 1)} error yaml YAML 写错了：字段名后面少了冒号 → 写成「字段: 值」，冒号用半角的，后面留一个空格`,
      ],
    ],
    [
      'a backslash beside what nobody can mend: only what to do is told',
      articleText({ title: '"\\中"', topics: '[a' }),
      [
        `${at(2, 9)} error yaml YAML 写错了：双引号里的反斜杠写法不对 → 把双引号换成单引号，或把每个 \\ 写成 \\\\`,
        `${at(5, 1)} error yaml YAML 写错了：前面列表的 [ 没有结束 → 在它的最后补上 ]`,
      ],
    ],
    [
      'a key that stands twice',
      articleText({ topics: '[eka-basics]\ntitle: 又一个' }),
      [`${at(5, 1)} error yaml YAML 写错了：同一个字段写了两次 → 删掉其中一个`],
    ],
  ])('%s', (_, text, expected) => {
    expect(report(text)).toEqual(expected);
  });

  it('a time that a zone skips or has twice', () => {
    const skipped = articleText({ publishedAt: '2024-03-10 02:30:00' });
    const { article, problems } = parseArticle(FILE, bytes(skipped), 'America/New_York');
    expect(article).toBeNull();
    expect(problems[0]).toMatchObject({
      line: 3,
      column: 14,
      rule: 'date',
      fix: '在时间后面写明时差，例如 +08:00',
    });
  });
});
