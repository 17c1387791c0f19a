import { fieldName } from '../../content/field-names.ts';
import { TOPICS_FILE } from '../../content/folder.ts';
import { type Finding, finding, wholeFile } from '../../content/problem.ts';
import { articleSlugOf } from '../../site/urls.ts';
import type { CheckedArticle, Collection } from '../collection.ts';
import { PLACEHOLDER_SUMMARY } from '../placeholder.ts';

/** Most of a title, in widths of a Han letter, that search engines show: about 600 pixels. */
const TITLE_WIDTH = 30;
/** Most of a summary, in widths of a Han letter, that search engines show on any screen. */
const SUMMARY_WIDTH = 130;

/** Width of a text in Han letters: half-width characters count half. */
const width = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < '\u3000' ? 0.5 : 1), 0);

/** What lists and search engines show of articles, whether they can be trusted, and whether readers get to them. */
export function* checkRecords(collection: Collection, now: number): Iterable<Finding> {
  const linked = linkedSlugs(collection, now);
  const oldest = new Date(now);
  oldest.setUTCMonth(oldest.getUTCMonth() - collection.site.verifiedWithinMonths);
  for (const checked of collection.articles) {
    yield* checkShown(collection, checked);
    yield* checkTrust(collection, checked, oldest.getTime());
    yield* checkDates(collection, checked, now);
    yield* checkReach(collection, checked, linked, now);
  }
  yield* checkTopics(collection, now);
}

/** Slugs of the articles that another one, the home page or the page about the site leads readers to. */
function linkedSlugs({ articles, about, site }: Collection, now: number): ReadonlySet<string> {
  const linked = new Set([...site.featured, ...slugsIn(about?.outline.links ?? [])]);
  for (const { article, outline } of articles) {
    if (!isVisible(article, now)) continue;
    for (const slug of [...article.related.map((next) => next.slug), ...slugsIn(outline.links)]) {
      if (slug !== article.slug) linked.add(slug);
    }
  }
  return linked;
}

/** Title and summary, as result lists show them. */
function* checkShown({ placeOf }: Collection, { file, article }: CheckedArticle): Iterable<Finding> {
  const { title, summary, draft } = article;
  if (summary === PLACEHOLDER_SUMMARY && !draft) {
    const message = '摘要还是新建文章时的占位文字';
    yield finding(placeOf(file, ['summary']), 'placeholder', message, '写出答案，或先写 draft: true');
  }
  if (width(title) > TITLE_WIDTH) {
    const message = `标题有 ${Math.ceil(width(title))} 个字宽，搜索结果大约只显示 ${TITLE_WIDTH} 个`;
    yield finding(placeOf(file, ['title']), 'title-length', message, '缩短，或把要紧的词放在前面');
  }
  if (width(summary) > SUMMARY_WIDTH) {
    const message = `摘要有 ${Math.ceil(width(summary))} 个字宽，搜索结果最多显示约 ${SUMMARY_WIDTH} 个`;
    yield finding(placeOf(file, ['summary']), 'summary-length', message, '缩短，只留答案');
  }
}

/**
 * Sources, and when the text was last compared with them.
 * @param oldest the moment (ms) before which that is too long ago
 */
function* checkTrust(
  { placeOf, site }: Collection,
  { file, article: { sources, verifiedAt } }: CheckedArticle,
  oldest: number,
): Iterable<Finding> {
  if (sources.length === 0) {
    const fix = '在 sources 里写出正文依据的法律、报告或网页';
    yield finding(wholeFile(file), 'missing-sources', '没有写来源', fix);
  }
  if (verifiedAt === undefined) {
    const fix = '按来源核对一遍，写上 verifiedAt: 当天日期';
    yield finding(wholeFile(file), 'verified-missing', '没有核实日期', fix);
  } else if (verifiedAt < oldest) {
    const message = `上次核实已超过 ${site.verifiedWithinMonths} 个月`;
    yield finding(
      placeOf(file, ['verifiedAt']),
      'verified-old',
      message,
      '按来源再核对一遍，更新 verifiedAt',
    );
  }
}

/** Times of what was done to an article that are in the future. */
function* checkDates(
  { placeOf }: Collection,
  { file, article }: CheckedArticle,
  now: number,
): Iterable<Finding> {
  for (const [path, time] of pastTimes(article)) {
    // When readers see a scheduled article, times up to its publication will be past.
    if (time <= Math.max(now, article.publishedAt)) continue;
    const message = `「${fieldName(path)}」的时间还没到，网页不显示它`;
    yield finding(placeOf(file, path), 'future-date', message, '检查年份和日期是否写错');
  }
}

/** Whether readers can go on from an article, and get to it. */
function* checkReach(
  { placeOf, unreadable }: Collection,
  { file, article }: CheckedArticle,
  linked: ReadonlySet<string>,
  now: number,
): Iterable<Finding> {
  const { length } = article.related;
  if (length < 3 || length > 6) {
    const fix = '写 3 到 6 篇，选读者接下来会问的';
    yield finding(placeOf(file, ['related']), 'related-count', `related 有 ${length} 篇`, fix);
  }
  // A file with errors may lead to it.
  if (unreadable.size > 0) return;
  const slugs = [article.slug, ...article.aliases.flatMap((alias) => articleSlugOf(alias) ?? [])];
  if (isVisible(article, now) && !slugs.some((slug) => linked.has(slug))) {
    const fix = '在讲到这件事的文章里加链接，或写进它的 related，或写进 site.yaml 的 featured';
    yield finding(wholeFile(file), 'orphan', '没有别的文章链接到它', fix);
  }
}

/** Topics that no reader sees. */
function* checkTopics({ articles, topics, unreadable, placeOf }: Collection, now: number): Iterable<Finding> {
  // A file with errors may be of any topic.
  if (unreadable.size > 0) return;
  const used = new Set(articles.flatMap(({ article }) => (isVisible(article, now) ? article.topics : [])));
  const parents = new Set(topics?.map(({ parent }) => parent));
  for (const [index, { id, name }] of (topics ?? []).entries()) {
    if (used.has(id) || parents.has(id)) continue;
    yield {
      ...placeOf(TOPICS_FILE, [index, 'id']),
      rule: 'empty-topic',
      message: `主题「${name}」下没有已发布的文章`,
      fix: `给文章加上这个主题，或从 topics.yaml 里删掉它；读者已经知道它的话，把 /topics/${id} 写进接替它的主题的 aliases`,
    };
  }
}

/** The times at which something has been done to an article, with their fields. */
function pastTimes({
  updatedAt,
  verifiedAt,
  corrections,
}: CheckedArticle['article']): [(string | number)[], number][] {
  return [
    [['updatedAt'], updatedAt ?? 0],
    [['verifiedAt'], verifiedAt ?? 0],
    ...corrections.map(({ date }, index): [(string | number)[], number] => [
      ['corrections', index, 'date'],
      date,
    ]),
  ];
}

/** Published, or scheduled to be. */
const isVisible = ({ draft, expiresAt }: CheckedArticle['article'], now: number): boolean =>
  !draft && (expiresAt === undefined || expiresAt > now);

const slugsIn = (links: CheckedArticle['outline']['links']): string[] =>
  links.flatMap(({ href }) => articleSlugOf(href) ?? []);
