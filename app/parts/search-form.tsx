import { LONGEST_SEARCH } from '../../lib/site/urls.ts';

/** The search box: a GET form. `id` is the box's; headings of articles keep clear of the header's (`PAGE_IDS`). */
export function SearchForm({ id, query = '' }: { id: string; query?: string }) {
  return (
    <search>
      <form className="search-form" action="/search" method="get">
        <input
          id={id}
          name="q"
          type="search"
          aria-label="搜索文章"
          defaultValue={query}
          placeholder="搜问题、词或拼音"
          maxLength={LONGEST_SEARCH}
          autoComplete="off"
          enterKeyHint="search"
        />
        <button type="submit">搜索</button>
      </form>
    </search>
  );
}
