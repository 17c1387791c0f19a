import { currentLibrary } from '../../../lib/library/current.ts';
import { site } from '../../../lib/library/meta.ts';
import { indexIsReady } from '../../../lib/relations/library-index.ts';
import { relatedArticles, unrankedArticles } from '../../../lib/relations/related.ts';
import { ArticleList } from '../../parts/article-list.tsx';
import { PageFrame } from '../../parts/page-frame.tsx';
import { ProvisionalResponse, ResponseStatus } from '../../parts/response-status.tsx';
import { SearchForm } from '../../parts/search-form.tsx';
import { Section } from '../../parts/section.tsx';

/** What readers see at the address of an article that has expired; lib/delivery answers 410 Gone for it. */
export async function Expired({ title, slug }: { title: string; slug: string }) {
  const library = currentLibrary();
  const ranked = await indexIsReady(library);
  const { first } = (ranked ? relatedArticles : unrankedArticles)(library, slug, { now: Date.now() });
  return (
    <PageFrame ownSearch>
      <ResponseStatus code={410} />
      {!ranked && <ProvisionalResponse />}
      <h1>这篇文章已经下线</h1>
      <p className="lead">《{title}》的内容已经过时，为了不误导你，我们撤下了它。</p>
      <SearchForm id="expired-search" query={title} />
      {first.length > 0 && (
        <Section id="instead" title="可以改读这几篇">
          <ArticleList articles={first} timeZone={site(library).timeZone} />
        </Section>
      )}
    </PageFrame>
  );
}
