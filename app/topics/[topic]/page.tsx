import type { Metadata } from 'next';
import { currentLibrary } from '../../../lib/library/current.ts';
import { site } from '../../../lib/library/meta.ts';
import {
  articlesOfTopic,
  neighbouringTopics,
  type TopicCard,
  topicsWithCounts,
} from '../../../lib/library/topics.ts';
import { topicPath } from '../../../lib/site/urls.ts';
import { topicJsonLd } from '../../../lib/syndication/json-ld.ts';
import { pagePreview } from '../../../lib/syndication/link-preview.ts';
import { ArticleList } from '../../parts/article-list.tsx';
import { Breadcrumbs } from '../../parts/breadcrumbs.tsx';
import { FeedLinks } from '../../parts/head-links.tsx';
import { JsonLd } from '../../parts/json-ld.tsx';
import { NotFoundPage, notFoundMetadata } from '../../parts/not-found-page.tsx';
import { PAGE_SIZE, Pager, pageNumber } from '../../parts/pager.tsx';
import { decodeSegment } from '../../parts/segment.ts';
import { SiteHeader } from '../../parts/site-header.tsx';
import { TopicList } from '../../parts/topic-list.tsx';

interface TopicPageProps {
  readonly params: Promise<{ topic: string }>;
  readonly searchParams: Promise<{ page?: string | string[] }>;
}

async function topicOf({ params }: TopicPageProps, now: number): Promise<TopicCard | undefined> {
  const id = decodeSegment((await params).topic);
  return topicsWithCounts(currentLibrary(), now).find((topic) => topic.id === id);
}

export async function generateMetadata(props: TopicPageProps): Promise<Metadata> {
  const topic = await topicOf(props, Date.now());
  if (topic === undefined) return notFoundMetadata;
  const page = pageNumber((await props.searchParams).page);
  const record = site(currentLibrary());
  const path = topicPath(topic.id, page);
  return {
    title: page > 1 ? `${topic.name}（第 ${page} 页）` : topic.name,
    description: topic.summary || undefined,
    alternates: { canonical: path },
    ...pagePreview({ path, title: topic.name, description: topic.summary || record.description }, record),
  };
}

export default async function TopicPage(props: TopicPageProps) {
  const library = currentLibrary();
  const now = Date.now();
  const topic = await topicOf(props, now);
  if (topic === undefined) return <NotFoundPage path={decodeSegment((await props.params).topic)} />;
  const page = pageNumber((await props.searchParams).page);
  const articles = articlesOfTopic(library, topic.id, {
    now,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  if (articles.length === 0) return <NotFoundPage path={topic.name} />;
  const record = site(library);
  const neighbours = neighbouringTopics(library, topic.id, { now, limit: 4 });
  return (
    <>
      <SiteHeader />
      <main id="content" className="wrap">
        <FeedLinks title={`${topic.name} - ${record.name}`} topic={topic.id} />
        <JsonLd
          document={topicJsonLd(
            topic,
            { articles, first: (page - 1) * PAGE_SIZE + 1, path: topicPath(topic.id, page) },
            { site: record, siteUrl: library.environment.siteUrl },
          )}
        />
        <Breadcrumbs crumbs={[{ name: '全部主题', href: '/topics' }]} />
        <h1>{topic.name}</h1>
        {topic.summary !== '' && <p className="lead">{topic.summary}</p>}
        <p className="meta">共 {topic.articles} 篇</p>
        <ArticleList articles={articles} timeZone={record.timeZone} heading="h2" showTopic={false} />
        <Pager page={page} total={topic.articles} href={(to) => topicPath(topic.id, to)} />
        {neighbours.length > 0 && (
          <section aria-labelledby="neighbours">
            <h2 id="neighbours">相邻的主题</h2>
            <TopicList topics={neighbours} heading="h3" />
          </section>
        )}
      </main>
    </>
  );
}
