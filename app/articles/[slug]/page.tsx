import type { Metadata } from 'next';
import { cache } from 'react';
import { articleHtml } from '../../../lib/library/article-html.ts';
import { expiredTitle, neighboursInTopic, publishedArticle } from '../../../lib/library/articles.ts';
import { currentLibrary } from '../../../lib/library/current.ts';
import { site } from '../../../lib/library/meta.ts';
import { widerTopics } from '../../../lib/library/wider-topics.ts';
import { indexIsReady } from '../../../lib/relations/library-index.ts';
import { relatedArticles, unrankedArticles } from '../../../lib/relations/related.ts';
import { articlePath } from '../../../lib/site/urls.ts';
import { STEPS_HEADING } from '../../../lib/site/wording.ts';
import { articleMarkdownPath } from '../../../lib/syndication/addresses.ts';
import { articleJsonLd } from '../../../lib/syndication/json-ld.ts';
import { articlePreview } from '../../../lib/syndication/link-preview.ts';
import { keepTogether } from '../../../lib/text/keep-together.ts';
import { languageOfHeadline, languageOfText } from '../../../lib/text/language.ts';
import { titleClass } from '../../../lib/text/title-measure.ts';
import { Breadcrumbs, topicCrumb } from '../../parts/breadcrumbs.tsx';
import { leaveFormerAddress } from '../../parts/former-address.ts';
import { JsonLd } from '../../parts/json-ld.tsx';
import { notFoundMetadata } from '../../parts/not-found-metadata.ts';
import { NotFoundPage } from '../../parts/not-found-page.tsx';
import { PageFrame } from '../../parts/page-frame.tsx';
import { Prose } from '../../parts/prose.tsx';
import { ProvisionalResponse } from '../../parts/response-status.tsx';
import { decodeSegment } from '../../parts/segment.ts';
import { WIDEST_COLUMN, WIDEST_TITLE } from '../../parts/widest.ts';
import { ArticleMeta } from './article-meta.tsx';
import { ArticleSources } from './article-sources.tsx';
import { Contents } from './contents.tsx';
import { Expired } from './expired.tsx';
import { Neighbours } from './neighbours.tsx';
import { Related } from './related.tsx';

/** Read once for a page's head and its body. */
const articleNow = cache((slug: string) => publishedArticle(currentLibrary(), slug, Date.now()));

interface ArticlePageProps {
  readonly params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: ArticlePageProps): Promise<Metadata> {
  const library = currentLibrary();
  const slug = decodeSegment((await params).slug);
  const article = articleNow(slug);
  if (article === null) {
    const title = expiredTitle(library, slug, Date.now());
    return title === null ? notFoundMetadata : { title: `${title}（已下线）`, robots: 'noindex' };
  }
  return {
    title: article.title,
    description: article.summary,
    keywords: [...article.keywords],
    alternates: {
      canonical: articlePath(article.slug),
      types: { 'text/markdown': articleMarkdownPath(article.slug) },
    },
    ...articlePreview(article, site(library)),
  };
}

export default async function ArticlePage({ params }: ArticlePageProps) {
  const library = currentLibrary();
  const now = Date.now();
  const slug = decodeSegment((await params).slug);
  const article = articleNow(slug);
  if (article === null) {
    const path = `/articles/${slug}`;
    const title = expiredTitle(library, slug, now);
    if (title === null) return <NotFoundPage path={path} />;
    leaveFormerAddress(path);
    return <Expired title={title} slug={slug} />;
  }
  const record = site(library);
  const { mainTopic } = article;
  const way = mainTopic === null ? [] : [...widerTopics(library, mainTopic.id, now), mainTopic];
  const { html, headings } = articleHtml(library, article, now);
  const steps = headings.find(({ text }) => text === STEPS_HEADING);
  const wide = titleClass(article.title, WIDEST_COLUMN, 2);
  const ranked = await indexIsReady(library);
  const related = (ranked ? relatedArticles : unrankedArticles)(library, slug, { now });
  return (
    <PageFrame className="article-page">
      {!ranked && <ProvisionalResponse />}
      <JsonLd
        document={articleJsonLd(article, way, { site: record, siteUrl: library.environment.siteUrl })}
      />
      <div className="article-column">
        <Breadcrumbs crumbs={way.map(topicCrumb)} />
        <article aria-labelledby="title" className={wide && `two-lines ${wide}`}>
          <h1
            id="title"
            lang={languageOfHeadline(article.title)}
            className={titleClass(article.title, WIDEST_TITLE)}
          >
            {article.title}
          </h1>
          <ArticleMeta article={article} timeZone={record.timeZone} />
          <div className="answer">
            <p className="answer-label">{record.summaryLabel}</p>
            <p lang={languageOfText(article.summary)}>{keepTogether(article.summary)}</p>
            {steps && (
              <p>
                <a href={`#${steps.id}`}>直接看：{steps.text}</a>
              </p>
            )}
          </div>
          <Contents headings={headings} />
          <Prose html={html} />
          <ArticleSources article={article} site={record} siteUrl={library.environment.siteUrl} />
        </article>
        <Neighbours {...neighboursInTopic(library, article, now)} />
      </div>
      <Related related={related} topics={article.topics.map(({ id }) => id)} />
      <p className="to-top">
        <a href="#top">回到顶部</a>
      </p>
    </PageFrame>
  );
}
