import { visit } from 'unist-util-visit';
import { bodyExcess } from '../content/body-limits.ts';
import { articleBeside } from '../library/wrong-references.ts';
import { markdownSyntax } from '../markdown/syntax.ts';
import { destinationsOf } from '../markdown/tokens.ts';
import { isRelative } from '../site/urls.ts';
import { applyEdits, type Edit } from '../text/edits.ts';
import { WIKI_LINK, wikiLinkAsMarkdown } from './checks/wiki-links.ts';

/** Matches every text that has a relative link or a wiki's, and few others: most aren't parsed. */
const SUSPECT = /\[\[|\](?:\(|:[ \t]*)<?(?![ \t/#]|[a-z][a-z\d+.-]*:)/i;

/**
 * Markdown with links to articles' files, relative (`./b.md`) or a wiki's (`[[b]]`), led to their pages, as far as there
 * is such an article.
 * @param file the text's path inside the content folder
 * @param isArticle whether an article has, or is to have, this slug
 */
export function mendLinks(markdown: string, file: string, isArticle: (slug: string) => boolean): string {
  if (!SUSPECT.test(markdown) || bodyExcess(markdown) !== null) return markdown;
  const edits: Edit[] = destinationsOf(markdown).flatMap(({ href, offset }) => {
    const { slug, rest } = articleBeside(file, href);
    return isRelative(href) && slug !== null && isArticle(slug)
      ? [{ from: offset, to: offset + href.length, text: `/articles/${slug}${rest}` }]
      : [];
  });
  visit(markdownSyntax.parse(markdown), 'text', ({ position }) => {
    const from = position?.start.offset ?? 0;
    const written = markdown.slice(from, position?.end.offset ?? 0);
    for (const { 0: link, index } of written.matchAll(WIKI_LINK)) {
      // In a table, a bar stands behind a backslash.
      const text =
        written[index - 1] === '\\' ? null : wikiLinkAsMarkdown(link.replace('\\|', '|'), isArticle);
      if (text !== null) edits.push({ from: from + index, to: from + index + link.length, text });
    }
  });
  return applyEdits(markdown, edits);
}
