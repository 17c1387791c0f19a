import { articleBeside, type PictureMove } from '../library/wrong-references.ts';

/** Where a link leads in Hugo (`[b]({{< ref "b.md" >}})`) and in Jekyll (`[b]({% post_url 2024-01-02-b %})`). */
const ADDRESS =
  /\]\((?:\{\{[ \t]*site\.\w+[ \t]*\}\})?(?:\{\{[<%][ \t]*(?:rel)?ref[ \t]+"?([^"\s{}]{1,200})"?[ \t]*[%>]\}\}|\{%[ \t]*(?:post_url|link)[ \t]+([^\s{}]{1,200})[ \t]*%\})\)/g;
/** A link or a picture of Hexo: `{% post_link b 文字 %}`, `{% asset_img b.png 文字 %}`. */
const TAG = /\{%[ \t]*(post_link|asset_img)[ \t]+([^\s{}]{1,200})([^{}\n]{0,200}?)[ \t]*%\}/g;
/** Matches every text that may have such tags. */
export const HAS_TAG_LINKS = /\]\(\{|\{%[ \t]*(?:post_link|asset_img)[ \t]/;

interface TagLink {
  readonly index: number;
  readonly written: string;
  /** The same in Markdown. */
  readonly text: string;
  readonly picture?: PictureMove;
}

/**
 * Links and pictures that a text has as tags of Hugo, Jekyll and Hexo, as far as they lead to articles and pictures.
 * @param articleCalled the slug of an article, by the slug that a link means and what it calls it
 * @param pictureAt where the picture of an address is to be
 */
export function tagLinks(
  words: string,
  articleCalled: (meant: string, name: string) => string | null,
  pictureAt: (href: string) => PictureMove | null,
): TagLink[] {
  const addressOf = (href: string): string | null => {
    const { slug, name, rest } = articleBeside('', href);
    const article = slug === null ? null : articleCalled(slug, name);
    return article === null ? null : `/articles/${article}${rest}`;
  };
  const addresses = [...words.matchAll(ADDRESS)].flatMap(({ 0: written, 1: hugo, 2: jekyll = '', index }) => {
    const address = addressOf(hugo ?? jekyll);
    return address === null ? [] : [{ index, written, text: `](${address})` }];
  });
  const tags = [...words.matchAll(TAG)].flatMap(
    ({ 0: written, 1: tag, 2: href = '', 3: rest = '', index }) => {
      const said = rest.trim().replace(/^(["'])(.*)\1$/, '$2');
      if (/[[\]"']/.test(said)) return [];
      if (tag === 'asset_img') {
        const picture = pictureAt(href);
        return picture === null ? [] : [{ index, written, text: `![${said}](/${picture.to})`, picture }];
      }
      const address = addressOf(href);
      return address === null ? [] : [{ index, written, text: `[${said === '' ? href : said}](${address})` }];
    },
  );
  return [...addresses, ...tags];
}
