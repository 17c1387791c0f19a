import type { ArticleRecord } from '../library/articles.ts';
import { articlesBySlug } from '../library/cards-by-slug.ts';
import { site } from '../library/meta.ts';
import { formatDate, formatIso } from '../site/dates.ts';
import { articlePath } from '../site/urls.ts';
import { documentName, publisherPrefix } from '../text/document-name.ts';
import { withAddresses } from './markdown-addresses.ts';
import type { PublishedLibrary } from './published-library.ts';

/**
 * An article as one Markdown document that stands alone: title, answer, dates, address, the text as the editor
 * wrote it with absolute links, what was corrected, and the sources. Links to what can't be read now are plain text.
 */
export function articleMarkdown(library: PublishedLibrary, article: ArticleRecord, now: number): string {
  const { siteUrl } = library.environment;
  const { timeZone, licence } = site(library);
  const published = (slugs: readonly string[]): ReadonlySet<string> =>
    new Set(articlesBySlug(library, slugs, now).map(({ slug }) => slug));
  const page = siteUrl + articlePath(article.slug);
  const facts = [
    `网址：${page}`,
    article.authors.length === 0 ? null : `作者：${article.authors.map(oneLine).join('、')}`,
    `发布：${formatIso(article.publishedAt, timeZone)}`,
    article.updatedAt === null ? null : `更新：${formatIso(article.updatedAt, timeZone)}`,
    article.verifiedAt === null ? null : `核实：${formatDate(article.verifiedAt, timeZone)}`,
    `主题：${article.topics.map(({ name }) => name).join('；')}`,
    licence === undefined ? null : `授权：[${licence.name}](${licence.url})`,
  ];
  return [
    `# ${oneLine(article.title)}`,
    `> ${oneLine(article.summary)}`,
    list(facts.filter((fact) => fact !== null)),
    withAddresses(article.markdown, { page, published }).trim(),
    section(
      '更正',
      article.corrections.map(({ date, text }) => `${formatDate(date, timeZone)}：${oneLine(text)}`),
    ),
    section('依据与来源', article.sources.map(sourceLine)),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

const section = (heading: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `## ${heading}\n\n${list(items)}`;

function sourceLine({ title, detail, publisher, url }: ArticleRecord['sources'][number]): string {
  const name = documentName(oneLine(title));
  return [
    oneLine(publisherPrefix(title, publisher)),
    url === undefined ? name : `[${name}](${url})`,
    detail === undefined ? '' : `，${oneLine(detail)}`,
  ].join('');
}
