import type { Metadata } from 'next';
import { countArticles, newestArticles } from '../lib/library/cards.ts';
import { articlesBySlug } from '../lib/library/cards-by-slug.ts';
import { currentLibrary } from '../lib/library/current.ts';
import { site } from '../lib/library/meta.ts';
import { topicsWithCounts } from '../lib/library/topics.ts';
import { siteJsonLd } from '../lib/syndication/json-ld.ts';
import { pagePreview } from '../lib/syndication/link-preview.ts';
import { ArticleItem, ArticleList, NoArticles } from './parts/article-list.tsx';
import { BreakingAtMarks } from './parts/breaking-at-marks.tsx';
import { JsonLd } from './parts/json-ld.tsx';
import { PageFrame } from './parts/page-frame.tsx';
import { PreviewMark } from './parts/preview-mark.tsx';
import { SearchForm } from './parts/search-form.tsx';
import { TopicOverview } from './parts/topic-list.tsx';
import './home.css';
import './parts/suggestions.css';
import { Section } from './parts/section.tsx';

export function generateMetadata(): Metadata {
  const record = site(currentLibrary());
  const { name, description } = record;
  return {
    title: { absolute: `${name}：${description}` },
    alternates: { canonical: '/' },
    ...pagePreview({ path: '/', title: name, description }, record),
  };
}

export default function HomePage() {
  const library = currentLibrary();
  const now = Date.now();
  const record = site(library);
  const { description, featured, timeZone } = record;
  const first = articlesBySlug(library, featured, now);
  const topics = topicsWithCounts(library, now);
  const newest = newestArticles(library, { now, limit: 10 });
  return (
    <PageFrame ownSearch className="home">
      <JsonLd document={siteJsonLd({ site: record, siteUrl: library.environment.siteUrl })} />
      <section className="hero" aria-labelledby="site-title">
        <h1 id="site-title">
          <BreakingAtMarks text={description} />
        </h1>
        <SearchForm id="home-search" />
      </section>
      {first.length > 0 && (
        <Section id="first" title="先读这几篇">
          <ol className="cards featured">
            {first.map((article) => (
              <ArticleItem key={article.slug} article={article}>
                <PreviewMark article={article} />
              </ArticleItem>
            ))}
          </ol>
        </Section>
      )}
      <TopicOverview topics={topics} />
      {newest.length === 0 ? (
        <NoArticles />
      ) : (
        <Section id="newest" title="最新文章">
          <ArticleList articles={newest} timeZone={timeZone} />
          <p>
            <a href="/archive">全部 {countArticles(library, now)} 篇</a>
          </p>
        </Section>
      )}
      <script type="module" src="/suggest.js" />
    </PageFrame>
  );
}
