import type { Metadata } from 'next';
import { currentLibrary } from '../../lib/library/current.ts';
import { topicsWithCounts } from '../../lib/library/topics.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { SiteHeader } from '../parts/site-header.tsx';
import { TopicGroups } from '../parts/topic-list.tsx';
import './topics.css';

export const metadata: Metadata = { title: '全部主题', alternates: { canonical: '/topics' } };

export default function TopicsPage() {
  return (
    <>
      <SiteHeader />
      <main id="content" className="wrap">
        <Breadcrumbs crumbs={[]} />
        <h1>全部主题</h1>
        <TopicGroups topics={topicsWithCounts(currentLibrary(), Date.now())} />
      </main>
    </>
  );
}
