import { notFoundMetadata } from '../parts/not-found-metadata.ts';
import { NotFoundPage } from '../parts/not-found-page.tsx';
import { decodeSegment } from '../parts/segment.ts';

interface AnyPathProps {
  readonly params: Promise<{ path: string[] }>;
}

export const metadata = notFoundMetadata;

/** Every address that no page has. */
export default async function AnyPath({ params }: AnyPathProps) {
  return <NotFoundPage path={`/${(await params).path.map(decodeSegment).join('/')}`} />;
}
