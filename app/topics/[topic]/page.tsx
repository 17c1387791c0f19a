import type { Metadata } from 'next';
import { cache } from 'react';
import { currentLibrary } from '../../../lib/library/current.ts';
import { site } from '../../../lib/library/meta.ts';
import {
  articlesOfTopic,
  narrowerTopics,
  neighbouringTopics,
  topicsWithCounts,
} from '../../../lib/library/topics.ts';
import { widerTopics } from '../../../lib/library/wider-topics.ts';
import { topicPath } from '../../../lib/site/urls.ts';
import { topicJsonLd } from '../../../lib/syndication/json-ld.ts';
import { pagePreview } from '../../../lib/syndication/link-preview.ts';
import { languageOfHeadline, languageOfText } from '../../../lib/text/language.ts';
import { ArticleList } from '../../parts/article-list.tsx';
import { Breadcrumbs, topicCrumb } from '../../parts/breadcrumbs.tsx';
import { FeedLinks } from '../../parts/feed-links.tsx';
import { JsonLd } from '../../parts/json-ld.tsx';
import { notFoundMetadata } from '../../parts/not-found-metadata.ts';
import { NotFoundPage } from '../../parts/not-found-page.tsx';
import { PageFrame } from '../../parts/page-frame.tsx';
import { PAGE_SIZE, Pager, pageNumber, pageSuffix } from '../../parts/pager.tsx';
import { Section } from '../../parts/section.tsx';
import { decodeSegment } from '../../parts/segment.ts';
import { NarrowerTopics } from '../../parts/topic-groups.tsx';
import { TopicList } from '../../parts/topic-list.tsx';

const NEIGHBOURS = 4;

interface TopicPageProps {
  readonly params: Promise<{ topic: string }>;
  readonly searchParams: Promise<{ page?: string | string[] }>;
}

/** What an address shows, null for one without articles; read once for the page's head and its body. */
const contentOf = cache((id: string, page: number) => {
  const library = currentLibrary();
  const now = Date.now();
  const topics = topicsWithCounts(library, now);
  const topic = topics.find((topic) => topic.id === id);
  if (topic === undefined) return null;
  const articles = articlesOfTopic(library, id, { now, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  return articles.length === 0 ? null : { topics, topic, page, articles };
});

async function topicPage(props: TopicPageProps) {
  const id = decodeSegment((await props.params).topic);
  return contentOf(id, pageNumber((await props.searchParams).page));
}

export async function generateMetadata(props: TopicPageProps): Promise<Metadata> {
  const content = await topicPage(props);
  if (content === null) return notFoundMetadata;
  const { topic, page } = content;
  const record = site(currentLibrary());
  const path = topicPath(topic.id, page);
  return {
    title: topic.name + pageSuffix(page),
    description: topic.summary || undefined,
    alternates: { canonical: path },
    ...pagePreview({ path, title: topic.name, description: topic.summary || record.description }, record),
  };
}

export default async function TopicPage(props: TopicPageProps) {
  const content = await topicPage(props);
  if (content === null) {
    const id = decodeSegment((await props.params).topic);
    const firstPage = contentOf(id, 1) === null ? undefined : topicPath(id);
    return <NotFoundPage path={`/topics/${id}`} firstPage={firstPage} />;
  }
  const { topics, topic, page, articles } = content;
  const library = currentLibrary();
  const record = site(library);
  const now = Date.now();
  const wider = widerTopics(library, topic.id, now);
  const narrower = narrowerTopics(topics, topic.id);
  const shown = new Set([...wider, ...narrower].map(({ id }) => id));
  const others = topics.filter(({ id }) => !shown.has(id));
  const neighbours = neighbouringTopics(library, others, topic.id, { now, limit: NEIGHBOURS });
  return (
    <PageFrame>
      <FeedLinks title={`${topic.name} - ${record.name}`} topic={topic.id} />
      <JsonLd
        document={topicJsonLd(
          topic,
          { articles, first: (page - 1) * PAGE_SIZE + 1, path: topicPath(topic.id, page) },
          wider,
          { site: record, siteUrl: library.environment.siteUrl },
        )}
      />
      <Breadcrumbs crumbs={[{ name: '全部主题', href: '/topics' }, ...wider.map(topicCrumb)]} />
      <h1 lang={languageOfHeadline(topic.name)}>{topic.name}</h1>
      {topic.summary !== '' && (
        <p className="lead" lang={languageOfText(topic.summary)}>
          {topic.summary}
        </p>
      )}
      <p className="meta">共 {topic.articles} 篇</p>
      {narrower.length > 0 && (
        <Section id="narrower" title="下级主题">
          <NarrowerTopics topics={narrower} />
        </Section>
      )}
      <ArticleList articles={articles} timeZone={record.timeZone} heading="h2" showTopic={false} />
      <Pager page={page} total={topic.articles} href={(to) => topicPath(topic.id, to)} />
      {neighbours.length > 0 && (
        <Section id="neighbours" title="相邻的主题">
          <TopicList topics={neighbours} />
        </Section>
      )}
    </PageFrame>
  );
}
