import { notFoundMetadata } from '../parts/not-found-metadata.ts';
import { NotFoundPage } from '../parts/not-found-page.tsx';
import { decodeSegment } from '../parts/segment.ts';

export const metadata = notFoundMetadata;

/** Every address that no page has. */
export default async function AnyPath({ params }: { params: Promise<{ path: string[] }> }) {
  return <NotFoundPage path={`/${(await params).path.map(decodeSegment).join('/')}`} />;
}
