import type { Metadata } from 'next';
import { aboutPage } from '../../lib/library/about.ts';
import { currentLibrary } from '../../lib/library/current.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { NotFoundPage } from '../parts/not-found-page.tsx';
import { Prose } from '../parts/prose.tsx';
import { SiteHeader } from '../parts/site-header.tsx';

export const metadata: Metadata = { title: '关于本站', alternates: { canonical: '/about' } };

export default function AboutPage() {
  const html = aboutPage(currentLibrary(), Date.now());
  if (html === null) return <NotFoundPage path="about" />;
  return (
    <>
      <SiteHeader />
      <main id="content" className="wrap article-column">
        <Breadcrumbs crumbs={[]} />
        <h1>关于本站</h1>
        <Prose html={html} />
      </main>
    </>
  );
}
