import type { Metadata } from 'next';
import { currentLibrary } from '../../lib/library/current.ts';
import { site } from '../../lib/library/meta.ts';
import { topicsWithCounts } from '../../lib/library/topics.ts';
import { indexIsReady } from '../../lib/relations/library-index.ts';
import { search } from '../../lib/relations/search.ts';
import { LONGEST_SEARCH, searchPath } from '../../lib/site/urls.ts';
import { ArticleList } from '../parts/article-list.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { lastPage, PAGE_SIZE, Pager, pageNumber, pageSuffix } from '../parts/pager.tsx';
import { ProvisionalResponse } from '../parts/response-status.tsx';
import { SearchForm } from '../parts/search-form.tsx';
import { TopicOverview } from '../parts/topic-list.tsx';
import { SearchHits } from './search-hits.tsx';
import { whatWasFound } from './what-was-found.ts';
import '../parts/suggestions.css';
import './search.css';
import { Section } from '../parts/section.tsx';

interface SearchPageProps {
  readonly searchParams: Promise<{ q?: string | string[]; page?: string | string[] }>;
}

/** Characters of a query that a sentence repeats; the box has them all. */
const SHOWN = 60;
/** Characters of a query that may be a single word: with fewer it would be none. */
const A_WORD = 4;

async function queryOf({ searchParams }: SearchPageProps): Promise<{ query: string; page: number }> {
  const { q, page } = await searchParams;
  const text = (Array.isArray(q) ? q[0] : q) ?? '';
  // Control characters mean nothing to a search and are not allowed in HTML.
  const query = [...text.replace(/\p{Control}+/gu, ' ').trim()].slice(0, LONGEST_SEARCH).join('');
  return { query, page: pageNumber(page) };
}

/** The query as it stands between quotes: shortened, its own quotes as inner ones. */
const shorten = (query: string): string => {
  const letters = [...query.replace(/“/g, '‘').replace(/”/g, '’')];
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : letters.join('');
};

export async function generateMetadata(props: SearchPageProps): Promise<Metadata> {
  const { query, page } = await queryOf(props);
  const title = query === '' ? '搜索' : `搜索“${shorten(query)}”${pageSuffix(page)}`;
  return { title, robots: 'noindex, follow' };
}

export default async function SearchPage(props: SearchPageProps) {
  const { query, page } = await queryOf(props);
  return (
    <PageFrame ownSearch className="search-page">
      <h1>搜索</h1>
      <SearchForm id="page-search" query={query} />
      {query === '' ? (
        <TopicOverview title="想找什么？先看看主题" topics={topicsWithCounts(currentLibrary(), Date.now())} />
      ) : (
        <SearchResults query={query} page={page} />
      )}
      <script type="module" src="/suggest.js" />
    </PageFrame>
  );
}

async function SearchResults({ query, page }: { query: string; page: number }) {
  const library = currentLibrary();
  const now = Date.now();
  if (!(await indexIsReady(library))) {
    return (
      <>
        <ProvisionalResponse />
        <p role="status" className="lead">
          网站刚启动，搜索还在准备。过几秒再搜一次，或者先从主题里找。
        </p>
        <TopicOverview topics={topicsWithCounts(library, now)} />
      </>
    );
  }
  const { timeZone } = site(library);
  const find = (shown: number) => search(library, query, { now, page: shown, pageSize: PAGE_SIZE });
  const asked = find(page);
  // An old link may lead further than today's results go.
  const shown = Math.min(page, lastPage(asked.total));
  const result = shown === page ? asked : find(shown);
  const { total, hits, nearest, topics } = result;
  if (total === 0) {
    return (
      <>
        <p role="status" className="lead">
          没有找到“{shorten(query)}”。{[...query].length > A_WORD ? '换个说法，或者少写几个字' : '换个说法'}
          试试。
        </p>
        {nearest.length > 0 && (
          <Section id="nearest" title="标题相近的文章">
            <ArticleList articles={nearest} timeZone={timeZone} />
          </Section>
        )}
        <TopicOverview topics={topics} />
      </>
    );
  }
  return (
    <>
      <p role="status" className="meta">
        {whatWasFound(result, shorten(query))}
      </p>
      <SearchHits hits={hits} timeZone={timeZone} />
      <Pager page={shown} total={total} href={(to) => searchPath(query, to)} />
    </>
  );
}
