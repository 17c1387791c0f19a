import type { Source } from '../../../lib/content/article.ts';
import type { ArticleRecord } from '../../../lib/library/articles.ts';
import { formatDate, formatIso } from '../../../lib/site/dates.ts';
import type { Site } from '../../../lib/site/site.ts';
import { articlePath } from '../../../lib/site/urls.ts';

/** What the text relies on, what was corrected, and where a reader reports a mistake. */
export function ArticleSources({ article, site }: { article: ArticleRecord; site: Site }) {
  const { sources, corrections } = article;
  return (
    <footer className="article-footer">
      {corrections.length > 0 && (
        <section aria-labelledby="corrections">
          <h2 id="corrections">更正</h2>
          <ul>
            {corrections.map(({ date, text }) => (
              <li key={`${date}${text}`}>
                <time dateTime={formatIso(date, site.timeZone)}>{formatDate(date, site.timeZone)}</time>：
                {text}
              </li>
            ))}
          </ul>
        </section>
      )}
      {sources.length > 0 && (
        <section aria-labelledby="sources">
          <h2 id="sources">依据与来源</h2>
          <ol className="sources">
            {sources.map((source) => (
              <li key={`${source.title}${source.detail ?? ''}`}>
                <SourceText source={source} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {site.contact !== undefined && (
        <p className="report">
          <a href={contactLink(site.contact, article)}>有错误？告诉我们</a>
        </p>
      )}
    </footer>
  );
}

function SourceText({ source: { title, detail, publisher, url } }: { source: Source }) {
  const name = `《${title.replace(/^《|》$/g, '')}》`;
  return (
    <>
      {publisher !== undefined && `${publisher}：`}
      {url === undefined ? (
        name
      ) : (
        <a href={url} rel="external nofollow noopener noreferrer">
          {name}
        </a>
      )}
      {detail !== undefined && `，${detail}`}
    </>
  );
}

/** The contact address with the article named, so that the report can be found again. */
function contactLink(contact: string, { title, slug }: ArticleRecord): string {
  const subject = encodeURIComponent(`文章有误：${title}`);
  const body = encodeURIComponent(`文章：${articlePath(slug)}`);
  if (contact.startsWith('mailto:'))
    return `${contact}${contact.includes('?') ? '&' : '?'}subject=${subject}&body=${body}`;
  return `${contact}${contact.includes('?') ? '&' : '?'}title=${subject}&body=${body}`;
}
