import type { ArticleCard } from '../../../lib/library/cards.ts';
import { linksByTopic, type TopicLinks } from '../../../lib/relations/links-by-topic.ts';
import type { RelatedArticles } from '../../../lib/relations/related.ts';
import { articlePath, topicPath } from '../../../lib/site/urls.ts';
import { languageOfHeadline } from '../../../lib/text/language.ts';
import { titleClass } from '../../../lib/text/title-measure.ts';
import { ArticleItem } from '../../parts/article-list.tsx';
import { hiddenBecause, PreviewMark } from '../../parts/preview-mark.tsx';
import { Section } from '../../parts/section.tsx';
import { WIDEST_LINK } from '../../parts/widest.ts';

/** Topics whose further links are open from the start; the others open on demand. */
const OPEN_GROUPS = 2;

interface RelatedProps {
  readonly related: RelatedArticles;
  /** Ids of the article's own topics, the main one first. */
  readonly topics: readonly string[];
}

/** The next eight articles with a reason each, then all the others by topic, then who links here. */
export function Related({ related: { first, rest, backlinks }, topics }: RelatedProps) {
  if (first.length === 0) return null;
  return (
    <aside className="related" aria-labelledby="related">
      <h2 id="related">相关内容</h2>
      <ol className="related-first">
        {first.map((article) => (
          <ArticleItem key={article.slug} article={article}>
            <p className="reason">
              <PreviewMark article={article} />
              {article.reason}
            </p>
          </ArticleItem>
        ))}
      </ol>
      {rest.length > 0 && (
        <Section id="related-rest" title="更多相关内容" className="related-rest">
          <Html of={linksByTopic(rest, topics).map(groupHtml).join('')} />
        </Section>
      )}
      {backlinks.length > 0 && (
        <Section id="backlinks" title="谈到本文的文章" className="backlinks">
          <Html of={listHtml(backlinks)} />
        </Section>
      )}
    </aside>
  );
}

/**
 * Long lists as one piece of HTML: a hundred links and their groups as elements took React a tenth of the page's time.
 */
function Html({ of }: { of: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: addresses are percent-encoded, names and titles escaped
  return <div dangerouslySetInnerHTML={{ __html: of }} />;
}

function groupHtml({ topic, links }: TopicLinks, index: number): string {
  const name = escapeHtml(topic?.name ?? '其他文章');
  const open = index < OPEN_GROUPS ? ' open=""' : '';
  return (
    `<details${open}><summary>${name} <span class="count">${links.length} 篇</span></summary>${listHtml(links)}` +
    `${topic === null ? '' : `<p><a href="${escapeHtml(topicPath(topic.id))}">“${name}”的全部文章</a></p>`}</details>`
  );
}

function listHtml(links: readonly ArticleCard[]): string {
  const items = links.map((article) => {
    const { slug, title } = article;
    const reason = hiddenBecause(article);
    const mark = reason === null ? '' : ` <span class="draft-mark">${reason}</span>`;
    const lines = attribute('class', titleClass(title, WIDEST_LINK));
    const lang = attribute('lang', languageOfHeadline(title));
    return `<li><a href="${articlePath(slug)}"${lines}${lang}>${escapeHtml(title)}</a>${mark}</li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}

const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${name}="${value}"`;

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
