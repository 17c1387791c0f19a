import type { Metadata } from 'next';
import { currentLibrary } from '../../lib/library/current.ts';
import { topicsWithCounts } from '../../lib/library/topics.ts';
import { NoArticles } from '../parts/article-list.tsx';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { pageMetadata } from '../parts/page-metadata.ts';
import { TopicGroups } from '../parts/topic-groups.tsx';
import './topics.css';

export const generateMetadata = (): Metadata => pageMetadata('全部主题', '/topics');

export default function TopicsPage() {
  const topics = topicsWithCounts(currentLibrary(), Date.now());
  return (
    <PageFrame>
      <Breadcrumbs crumbs={[]} />
      <h1>全部主题</h1>
      {topics.length === 0 ? <NoArticles /> : <TopicGroups topics={topics} />}
    </PageFrame>
  );
}
