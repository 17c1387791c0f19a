import { notFoundMetadata } from './parts/not-found-metadata.ts';

export const metadata = notFoundMetadata;

/**
 * Next renders this page beside every other one, in case it is needed: so it is small. The page that readers see at
 * a wrong address is `NotFoundPage`.
 */
export default function NotFound() {
  return (
    <main id="content" className="wrap">
      <h1>没有这个页面</h1>
      <p>
        <a href="/topics">看看全部主题</a>
      </p>
    </main>
  );
}
