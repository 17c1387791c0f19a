import * as z from 'zod';

/** How a rule of `npm run check` counts. */
const severitySchema = z.enum(['off', 'warn', 'error'], { error: '只能是 off、warn 或 error' });
export type RuleSeverity = z.infer<typeof severitySchema>;

const zone = z
  .string()
  .default('Asia/Shanghai')
  .refine((name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      return true;
    } catch {
      return false;
    }
  }, '不是已知的时区名，例如 Asia/Shanghai');

/** `content/site.yaml`: what is true of the whole site. Every field has a default, so the file may be missing. */
export const siteSchema = z.strictObject({
  /** The site's name, in the header and in every page title. */
  name: z.string().min(1, '不能为空').default('未命名站点'),
  /** One sentence: what the site is for. */
  description: z.string().min(1, '不能为空').default('用 Markdown 写成的文章。'),
  /** BCP 47 language tag of the texts. */
  language: z.string().min(2, '应为语言标签，例如 zh-CN').default('zh-CN'),
  /** IANA time zone that times without an offset are in. */
  timeZone: zone,
  /** Who publishes; named in structured data and feeds. */
  publisher: z.string().min(1, '不能为空').optional(),
  /** Where readers report mistakes: an https or mailto address. */
  contact: z
    .string()
    .regex(/^(https:\/\/|mailto:)/, '应以 https:// 或 mailto: 开头')
    .optional(),
  /** Licence of the articles, shown in the footer. */
  licence: z
    .strictObject({
      name: z.string().min(1, '不能为空'),
      url: z.url({ protocol: /^https$/, error: '应为 https 网址' }),
    })
    .optional(),
  /** A sentence for the footer of every page: what the articles are not, for example. */
  notice: z.string().min(1, '不能为空').optional(),
  /** What stands above the summary of every article. */
  summaryLabel: z.string().min(1, '不能为空').max(12, '太长，最多 12 个字').default('摘要'),
  /** Slugs of the articles to read first, in this order. */
  featured: z.array(z.string()).default([]),
  /** Months after which an article's `verifiedAt` counts as old. */
  verifiedWithinMonths: z
    // In YAML, numbers are texts (`parseYaml`).
    .preprocess(
      (months) => (typeof months === 'string' && /^\d{1,4}$/.test(months) ? Number(months) : months),
      z.int('应为整数').min(1, '至少 1'),
    )
    .default(12),
  /** Rules of `npm run check` by their id. */
  rules: z.record(z.string(), severitySchema).default({}),
});

export type Site = z.infer<typeof siteSchema>;

/** A site without `site.yaml`. */
export const defaultSite: Site = siteSchema.parse({});
