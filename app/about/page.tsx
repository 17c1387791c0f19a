import type { Metadata } from 'next';
import { cache } from 'react';
import { aboutPage } from '../../lib/library/about-html.ts';
import { currentLibrary } from '../../lib/library/current.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { notFoundMetadata } from '../parts/not-found-metadata.ts';
import { NotFoundPage } from '../parts/not-found-page.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { pageMetadata } from '../parts/page-metadata.ts';
import { Prose } from '../parts/prose.tsx';

/** Read once for the page's head and its body. */
const about = cache(() => aboutPage(currentLibrary(), Date.now()));

export function generateMetadata(): Metadata {
  return about() === null ? notFoundMetadata : pageMetadata('关于本站', '/about');
}

export default function AboutPage() {
  const html = about();
  if (html === null) return <NotFoundPage path="/about" />;
  return (
    <PageFrame>
      <div className="article-column">
        <Breadcrumbs crumbs={[]} />
        <h1>关于本站</h1>
        <Prose html={html} />
      </div>
    </PageFrame>
  );
}
