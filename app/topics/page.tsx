import type { Metadata } from 'next';
import { currentLibrary } from '../../lib/library/current.ts';
import { topicsWithCounts } from '../../lib/library/topics.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { pageMetadata } from '../parts/page-metadata.ts';
import { TopicGroups } from '../parts/topic-groups.tsx';
import './topics.css';

export const generateMetadata = (): Metadata => pageMetadata('全部主题', '/topics');

export default function TopicsPage() {
  return (
    <PageFrame>
      <Breadcrumbs crumbs={[]} />
      <h1>全部主题</h1>
      <TopicGroups topics={topicsWithCounts(currentLibrary(), Date.now())} />
    </PageFrame>
  );
}
