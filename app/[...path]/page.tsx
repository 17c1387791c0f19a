import { permanentRedirect } from 'next/navigation';
import { aliasTarget } from '../../lib/library/articles.ts';
import { currentLibrary } from '../../lib/library/current.ts';
import { articlePath } from '../../lib/site/urls.ts';
import { NotFoundPage, notFoundMetadata } from '../parts/not-found-page.tsx';
import { decodeSegment } from '../parts/segment.ts';

interface AnyPathProps {
  readonly params: Promise<{ path: string[] }>;
}

export const metadata = notFoundMetadata;

/** Every address that no page has: a former address of an article leads to it, anything else is not found. */
export default async function AnyPath({ params }: AnyPathProps) {
  const path = `/${(await params).path.map(decodeSegment).join('/')}`;
  const slug = aliasTarget(currentLibrary(), path, Date.now());
  if (slug !== null) permanentRedirect(articlePath(slug));
  return <NotFoundPage path={path} />;
}
