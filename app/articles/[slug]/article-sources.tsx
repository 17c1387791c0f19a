import type { Source } from '../../../lib/content/article.ts';
import type { ArticleRecord } from '../../../lib/library/articles.ts';
import { formatDate, formatIso } from '../../../lib/site/dates.ts';
import type { Site } from '../../../lib/site/site.ts';
import { articlePath } from '../../../lib/site/urls.ts';
import { documentName, publisherPrefix } from '../../../lib/text/document-name.ts';
import { languageOfTitle } from '../../../lib/text/language.ts';
import { Section } from '../../parts/section.tsx';
import { TopicLink } from '../../parts/topic-link.tsx';

interface ArticleSourcesProps {
  readonly article: ArticleRecord;
  readonly site: Site;
  readonly siteUrl: string;
}

/** What the text relies on, what was corrected, what it is about, and where a reader reports a mistake. */
export function ArticleSources({ article, site, siteUrl }: ArticleSourcesProps) {
  const { sources, corrections } = article;
  return (
    <footer className="article-footer">
      {corrections.length > 0 && (
        <Section id="corrections" title="更正">
          <ul>
            {corrections.map(({ date, text }) => (
              <li key={`${date}${text}`}>
                <time dateTime={formatIso(date, site.timeZone)}>{formatDate(date, site.timeZone)}</time>：
                {text}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {sources.length > 0 && (
        <Section id="sources" title="依据与来源">
          <ol className="sources">
            {sources.map((source) => (
              <li key={`${source.title}${source.detail ?? ''}`}>
                <SourceText source={source} />
              </li>
            ))}
          </ol>
        </Section>
      )}
      {article.topics.length > 0 && (
        <ul className="topics" aria-label="主题">
          {article.topics.map((topic) => (
            <li key={topic.id}>
              <TopicLink topic={topic} />
            </li>
          ))}
        </ul>
      )}
      {site.contact !== undefined && (
        <p className="report">
          <a href={contactLink(site.contact, article, siteUrl)}>有错误？告诉我们</a>
        </p>
      )}
    </footer>
  );
}

function SourceText({ source: { title, detail, publisher, url } }: { source: Source }) {
  const name = documentName(title);
  const lang = languageOfTitle(title);
  return (
    <>
      {publisherPrefix(title, publisher)}
      {url === undefined ? (
        lang === undefined ? (
          name
        ) : (
          <span lang={lang}>{name}</span>
        )
      ) : (
        <a href={url} lang={lang} rel="external nofollow noopener noreferrer">
          {name}
        </a>
      )}
      {detail !== undefined && `，${detail}`}
    </>
  );
}

/** The contact address with the article named, so that the report can be found again. */
function contactLink(contact: string, { title, slug }: ArticleRecord, siteUrl: string): string {
  const subject = encodeURIComponent(`文章有误：${title}`);
  const body = encodeURIComponent(`文章：${siteUrl}${articlePath(slug)}`);
  const name = contact.startsWith('mailto:') ? 'subject' : 'title';
  return `${contact}${contact.includes('?') ? '&' : '?'}${name}=${subject}&body=${body}`;
}
