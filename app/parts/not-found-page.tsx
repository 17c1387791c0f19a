import { redirect } from 'next/navigation';
import { currentLibrary } from '../../lib/library/current.ts';
import { site } from '../../lib/library/meta.ts';
import { topicsWithCounts } from '../../lib/library/topics.ts';
import { indexIsReady } from '../../lib/relations/library-index.ts';
import { nearestTitles } from '../../lib/relations/nearest.ts';
import { ArticleList } from './article-list.tsx';
import { leaveFormerAddress } from './former-address.ts';
import { meantAddress } from './meant-address.ts';
import { PageFrame } from './page-frame.tsx';
import { ProvisionalResponse, ResponseStatus } from './response-status.tsx';
import { SearchForm } from './search-form.tsx';
import { Section } from './section.tsx';
import { TopicOverview } from './topic-list.tsx';

interface NotFoundPageProps {
  readonly path: string;
  readonly meant?: string;
  readonly firstPage?: string;
}

/**
 * What readers see at an address without a page, unless an article once had it or it is clear which page is meant: then
 * they are redirected. Pages return it instead of calling Next's `notFound()`, whose page is only put together by
 * scripts in the browser.
 * @param path the address that was asked for, decoded
 * @param meant address of the page that is meant, when the page at this address knows
 * @param firstPage address of the list that is there, when only its page of that number is missing
 */
export async function NotFoundPage({ path, meant, firstPage }: NotFoundPageProps) {
  leaveFormerAddress(path);
  const library = currentLibrary();
  const now = Date.now();
  const better = firstPage !== undefined ? null : (meant ?? meantAddress(library, path, now));
  // For now: the address may get a page of its own.
  if (better !== null) redirect(better);
  const last = path.split('/').at(-1) ?? '';
  // Numbers say nothing of what is looked for: 06 found whatever was checked in June.
  const words = /\p{Letter}/u.test(last) && firstPage === undefined ? last : '';
  const ready = await indexIsReady(library);
  const nearest = ready && words !== '' ? nearestTitles(library, words, now) : [];
  return (
    <PageFrame ownSearch>
      <ResponseStatus code={404} />
      {!ready && <ProvisionalResponse />}
      <h1>没有这个页面</h1>
      {firstPage !== undefined ? (
        <p className="lead">
          没有这么多页。<a href={firstPage}>回到第一页</a>，或者搜一搜。
        </p>
      ) : (
        <p className="lead">地址可能抄漏了一段，或者页面已经改名。搜一搜，或者从下面找。</p>
      )}
      <SearchForm
        id="missing-search"
        query={words
          .replace(/[-_.]+/g, ' ')
          .trim()
          .slice(0, 60)}
      />
      {nearest.length > 0 && (
        <Section id="nearest" title="你要找的可能是">
          <ArticleList articles={nearest} timeZone={site(library).timeZone} />
        </Section>
      )}
      <TopicOverview topics={topicsWithCounts(library, now)} />
    </PageFrame>
  );
}
