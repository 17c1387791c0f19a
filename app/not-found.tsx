import { NotFoundPage, notFoundMetadata } from './parts/not-found-page.tsx';

export const metadata = notFoundMetadata;

export default function NotFound() {
  return <NotFoundPage path="" />;
}
