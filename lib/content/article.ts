import * as z from 'zod';
import { percentDecoded } from '../site/urls.ts';

const httpsUrl = z.url({ protocol: /^https$/, error: '应为 https:// 开头的网址' });
/** A text of at most so many characters, blanks around it aside. */
export const words = (max: number) =>
  z.string('应为文字').trim().min(1, '不能为空').max(max, `太长，最多 ${max} 个字`);
/** Letters of a topic's id. */
export const TOPIC_LETTERS = 60;
/** A time as text; the parser turns it into milliseconds with the site's zone. */
const timestamp = z.string('应为日期或时间，例如 2024-06-01 06:23:45');

/** A former address in the form in which requests are looked up: decoded, without empty parts and a final slash. */
const formerAddress = (path: string): string =>
  percentDecoded(path.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '')).normalize('NFC');

/** Former addresses of an article or a topic; they redirect to it for good. */
export const formerAddresses = z
  .array(
    z
      .string('应为文字')
      .regex(/^\/[^?#\s]*$/, '应为以 / 开头的站内地址，不带 ? 和 #，例如 /old/path')
      .transform(formerAddress),
    '应为列表',
  )
  .default([]);

/** A work that the article relies on. */
export const sourceSchema = z.strictObject({
  /** Name of the law, report or page. */
  title: words(120).describe('法律、报告或网页的名称'),
  /** Article numbers, date of publication or of entry into force. */
  detail: words(200).optional().describe('条号、发布日期或施行日期'),
  /** Who issued or published it. */
  publisher: words(80).optional().describe('制定或发布的机构、媒体'),
  /** Where it can be read. */
  url: httpsUrl.optional().describe('原文网址，只用 https'),
});
export type Source = z.infer<typeof sourceSchema>;

/** An article to read next: its slug alone, or with a reason. */
const recommendationSchema = z
  .union(
    [
      words(200),
      z.strictObject({
        slug: words(200).describe('文件名，去掉 .md'),
        /** What the reader of this article will find there. */
        reason: words(30).optional().describe('一句短话：读完这篇的人在那里能看到什么'),
      }),
    ],
    { error: '应为文件名，或「slug: 文件名」和下面一行「reason: 理由」' },
  )
  .transform((written) => (typeof written === 'string' ? { slug: written } : written));

const correctionSchema = z.strictObject({
  /** When the article was corrected. */
  date: timestamp.describe('更正的日期或时间'),
  /** What was wrong and what it says now. */
  text: words(400).describe('原来错在哪里，现在怎么写'),
});

/**
 * The front matter of an article, as an editor writes it. The descriptions are the help that code editors show
 * (`content/front-matter.schema.json`).
 */
export const frontMatterSchema = z.strictObject({
  /** Headline; unique in the site. */
  title: words(80).describe('标题，全站不能重复'),
  /** When the article appears, in the site's time zone unless it has an offset. A time to come schedules it. */
  publishedAt: timestamp.describe(
    '发布时间，例如 2024-06-01 06:23:45；不写时差就按站点时区。写将来的时间就是定时发布',
  ),
  /** When the text last changed in substance; not before `publishedAt`. */
  updatedAt: timestamp.optional().describe('正文最近一次实质修改的时间，不早于 publishedAt'),
  /** When the facts were last checked against their sources. */
  verifiedAt: timestamp.optional().describe('最近一次按来源核对事实的日期'),
  /** From then on the address answers 410 Gone and no list shows the article; after `publishedAt`. */
  expiresAt: timestamp.optional().describe('下线时间，晚于 publishedAt；到时地址回答 410，各处列表不再出现'),
  /** Ids of `topics.yaml`, the main one first. */
  topics: z
    .array(words(TOPIC_LETTERS), '应为列表')
    .min(1, '至少写一个主题')
    .max(8, '最多 8 个主题')
    .describe('主题的列表，第一个是主要主题；有 topics.yaml 就写里面的 id'),
  /** The answer in one or two sentences; shown above the text, in lists and in search results. */
  summary: z
    .string('应为文字')
    .trim()
    .min(40, '太短，写 40 到 160 个字，先给出答案')
    .max(160, '太长，写 40 到 160 个字')
    .describe('摘要，一两句话先给出答案，40 到 160 个字；显示在正文上方、列表和搜索结果里'),
  /** Who wrote it, in the order of the byline; without, the site's publisher. */
  authors: z
    .array(words(40), '应为列表')
    .max(8, '最多 8 个')
    .default([])
    .describe('作者的列表，例如 [王小明, 李红]，显示在标题下面；不写，作者就是 site.yaml 的 publisher'),
  /** Words that a reader may search for and the text does not stress. */
  keywords: z
    .array(words(40), '应为列表')
    .max(30, '最多 30 个')
    .default([])
    .describe('读者可能搜索、正文又不突出的词'),
  /**
   * What readers ask in their own words, where the text says it in others. Only the search looks at them: no page, feed
   * or ranking of related articles does.
   */
  questions: z
    .array(
      z
        .string('应为文字')
        .trim()
        .min(4, '太短，写 4 到 40 个字，照读者自己的说法')
        .max(40, '太长，写 4 到 40 个字，照读者自己的说法'),
      '应为列表',
    )
    .max(16, '最多 16 个')
    .superRefine((questions, context) => {
      const letters = questions.map((question) => question.replace(/[^\p{Letter}\p{Number}]/gu, ''));
      for (const [index, question] of letters.entries()) {
        const first = letters.indexOf(question);
        if (first === index) continue;
        context.addIssue({ code: 'custom', path: [index], message: `与第 ${first + 1} 个相同，留一个` });
      }
    })
    .default([])
    .describe('读者会用自己的话怎么问，4 到 40 个字一个，最多 16 个；只用于搜索，不显示'),
  /** The articles that answer the reader's next question, in this order. */
  related: z
    .array(recommendationSchema, '应为列表')
    .max(20, '最多 20 个')
    .default([])
    .describe('编辑挑选的相关文章（文件名去掉 .md，可以写上理由），按这个顺序排在最前'),
  /** Former addresses of this article; they redirect here for good. */
  aliases: formerAddresses.describe('这篇文章以前的站内地址，永久转到现在的地址'),
  /** The works that the text cites. */
  sources: z.array(sourceSchema, '应为列表').default([]).describe('正文引用的来源'),
  /** Ids of the site's fact list that the text uses, so that a changed fact leads here. */
  facts: z
    .array(words(20), '应为列表')
    .default([])
    .describe('正文用到的核实清单编号（facts.yaml），事实变了就能找到这篇'),
  /** What was corrected after publication, newest last. */
  corrections: z
    .array(correctionSchema, '应为列表')
    .default([])
    .describe('发布以后改正过的错误，新的写在后面'),
  /** True keeps the article out of the site. */
  draft: z.boolean('应为 true 或 false').default(false).describe('true 表示草稿，不发布'),
});
type FrontMatter = z.infer<typeof frontMatterSchema>;

export interface Correction {
  /** Milliseconds since the epoch. */
  readonly date: number;
  readonly text: string;
}

/** One article, read and checked. Times are milliseconds since the epoch. */
export interface Article
  extends Omit<FrontMatter, 'publishedAt' | 'updatedAt' | 'verifiedAt' | 'expiresAt' | 'corrections'> {
  /** The file's name without `.md`; the last part of the address. */
  readonly slug: string;
  readonly publishedAt: number;
  readonly updatedAt?: number;
  readonly verifiedAt?: number;
  readonly expiresAt?: number;
  readonly corrections: readonly Correction[];
  /** Markdown after the front matter, with LF line ends. */
  readonly body: string;
  /** Lines of the file before the first line of `body`. */
  readonly bodyLine: number;
}
