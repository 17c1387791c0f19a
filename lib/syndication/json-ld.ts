import type {
  Article,
  BreadcrumbList,
  CollectionPage,
  CreativeWork,
  Organization,
  SearchAction,
  WebSite,
  WithActionConstraints,
} from 'schema-dts';
import type { ArticleRecord } from '../library/articles.ts';
import type { ArticleCard } from '../library/cards.ts';
import type { TopicName } from '../library/wider-topics.ts';
import { formatDate, formatIso } from '../site/dates.ts';
import type { Site } from '../site/site.ts';
import { articlePath, topicPath } from '../site/urls.ts';
import { sharePicturePath } from './addresses.ts';
import { changedAt } from './changed-at.ts';

/** The site that structured data speaks of. */
export interface SiteContext {
  readonly site: Site;
  readonly siteUrl: string;
}

/** Structured data of one page (JSON-LD 1.1, schema.org). */
export interface JsonLdDocument {
  readonly '@context': 'https://schema.org';
  readonly '@graph': readonly (Article | BreadcrumbList | CollectionPage | WebSite)[];
}

/** JSON for a script element: no `<`, so that neither `</script>` nor `<!--` in a title ends it (HTML §13.2.5.4). */
export const jsonForScript = (document: JsonLdDocument): string =>
  JSON.stringify(document).replaceAll('<', '\\u003c');

const graph = (...nodes: JsonLdDocument['@graph']): JsonLdDocument => ({
  '@context': 'https://schema.org',
  '@graph': nodes,
});

const publisherId = (siteUrl: string): string => `${siteUrl}/#publisher`;

const publisher = ({ site, siteUrl }: SiteContext): Organization => ({
  '@type': 'Organization',
  '@id': publisherId(siteUrl),
  name: site.publisher ?? site.name,
  url: `${siteUrl}/`,
  logo: `${siteUrl}/icon-512.png`,
});

/** The home page: the site and its search. */
export function siteJsonLd(context: SiteContext): JsonLdDocument {
  const { site, siteUrl } = context;
  const search: WithActionConstraints<SearchAction> = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${siteUrl}/search?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  };
  return graph({
    '@type': 'WebSite',
    '@id': `${siteUrl}/#site`,
    url: `${siteUrl}/`,
    name: site.name,
    description: site.description,
    inLanguage: site.language,
    publisher: publisher(context),
    potentialAction: search,
  });
}

/**
 * An article page: the article without its text, and the way to it.
 * @param way topics that lead to it, the widest first
 */
export function articleJsonLd(
  article: ArticleRecord,
  way: readonly TopicName[],
  context: SiteContext,
): JsonLdDocument {
  const { site, siteUrl } = context;
  const { mainTopic } = article;
  const url = siteUrl + articlePath(article.slug);
  const date = (ms: number): string => formatIso(ms, site.timeZone);
  return graph(
    {
      '@type': 'Article',
      '@id': url,
      url,
      headline: article.title,
      description: article.summary,
      inLanguage: site.language,
      datePublished: date(article.publishedAt),
      dateModified: date(changedAt(article)),
      image: siteUrl + sharePicturePath(article.slug),
      ...(mainTopic === null ? {} : { articleSection: mainTopic.name }),
      ...(article.authors.length === 0
        ? { author: publisher(context), publisher: { '@id': publisherId(siteUrl) } }
        : {
            author: article.authors.map((name) => ({ '@type': 'Person' as const, name })),
            publisher: publisher(context),
          }),
      isAccessibleForFree: true,
      ...(site.licence === undefined ? {} : { license: site.licence.url }),
      ...(article.sources.length === 0 ? {} : { citation: article.sources.map(citation) }),
      ...(article.corrections.length === 0
        ? {}
        : {
            correction: article.corrections.map(({ date, text }) => ({
              '@type': 'CorrectionComment' as const,
              datePublished: formatDate(date, site.timeZone),
              text,
            })),
          }),
    },
    breadcrumbs([
      { name: site.name, url: `${siteUrl}/` },
      ...way.map(({ id, name }) => ({ name, url: siteUrl + topicPath(id) })),
      { name: article.title, url },
    ]),
  );
}

const citation = ({ title, detail, publisher, url }: ArticleRecord['sources'][number]): CreativeWork => ({
  '@type': 'CreativeWork',
  name: detail === undefined ? title : `${title}，${detail}`,
  ...(publisher === undefined ? {} : { publisher: { '@type': 'Organization', name: publisher } }),
  ...(url === undefined ? {} : { url }),
});

/**
 * One page of a topic: the articles that it lists, `first` being the place of the first one in the whole list.
 * @param wider topics that lead to it, the widest first
 */
export function topicJsonLd(
  topic: { readonly id: string; readonly name: string; readonly summary: string; readonly articles: number },
  listed: { readonly articles: readonly ArticleCard[]; readonly first: number; readonly path: string },
  wider: readonly TopicName[],
  { site, siteUrl }: SiteContext,
): JsonLdDocument {
  const url = siteUrl + listed.path;
  return graph(
    {
      '@type': 'CollectionPage',
      '@id': url,
      url,
      name: topic.name,
      ...(topic.summary === '' ? {} : { description: topic.summary }),
      inLanguage: site.language,
      isPartOf: { '@id': `${siteUrl}/#site` },
      mainEntity: {
        '@type': 'ItemList',
        numberOfItems: topic.articles,
        itemListElement: listed.articles.map(({ slug, title }, index) => ({
          '@type': 'ListItem' as const,
          position: listed.first + index,
          name: title,
          url: siteUrl + articlePath(slug),
        })),
      },
    },
    breadcrumbs([
      { name: site.name, url: `${siteUrl}/` },
      { name: '全部主题', url: `${siteUrl}/topics` },
      ...[...wider, topic].map(({ id, name }) => ({ name, url: siteUrl + topicPath(id) })),
    ]),
  );
}

const breadcrumbs = (steps: readonly { readonly name: string; readonly url: string }[]): BreadcrumbList => ({
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, url }, index) => ({
    '@type': 'ListItem' as const,
    position: index + 1,
    name,
    item: url,
  })),
});
