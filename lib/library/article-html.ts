import type { LinkContext } from '../markdown/remark-links.ts';
import { type RenderedMarkdown, renderMarkdown } from '../markdown/render.ts';
import type { Environment } from '../site/environment.ts';
import { imageSize } from './images.ts';
import type { Library } from './open.ts';
import { openSlugOf } from './published.ts';
import { firstValue, textValue } from './rows.ts';

/** A rendered text with everything that rendering asked of the site, and the answers it got. */
interface Kept extends RenderedMarkdown {
  readonly slugs: ReadonlyMap<string, string | null>;
  readonly sizes: ReadonlyMap<string, ReturnType<LinkContext['imageSize']>>;
}

/** Some 40 kB each: enough for the articles that people read, and for those in the feeds. */
const MOST_KEPT = 200;
const KEPT = Symbol.for('lib/library/article-html');
/** Next bundles pages and feeds apart, each with modules of their own: they share what is rendered. */
const shared: typeof globalThis & { [KEPT]?: Map<string, Kept> } = globalThis;
shared[KEPT] ??= new Map();
/** By their Markdown; the text that was asked for last is the last one. */
const kept = shared[KEPT];

/**
 * The article's text as safe HTML, and its headings. Links to articles that readers can't open now are plain text. A
 * save of any article makes every page and feed anew; a text is rendered again (by remark, the slowest part of a page)
 * only if one of the answers is another one now.
 * @param now ms since the epoch
 */
export function articleHtml(
  { db, environment }: Library & { readonly environment: Pick<Environment, 'contentDir'> },
  { markdown }: { readonly markdown: string },
  now: number,
): RenderedMarkdown {
  const openSlug = (slug: string): string | null =>
    firstValue(db, textValue.nullable(), `select ${openSlugOf(':slug')} value`, { slug, now }) ?? null;
  const sizeOf = (src: string) => imageSize(environment.contentDir, src);
  let found = kept.get(markdown);
  if (found === undefined || !isStill(found, openSlug, sizeOf)) found = render(markdown, openSlug, sizeOf);
  kept.delete(markdown);
  kept.set(markdown, found);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return found;
}

function render(markdown: string, openSlug: LinkContext['openSlug'], sizeOf: LinkContext['imageSize']): Kept {
  const slugs = new Map<string, string | null>();
  const sizes = new Map<string, ReturnType<LinkContext['imageSize']>>();
  const rendered = renderMarkdown(markdown, {
    openSlug(slug) {
      const answer = openSlug(slug);
      slugs.set(slug, answer);
      return answer;
    },
    imageSize(src) {
      const answer = sizeOf(src);
      sizes.set(src, answer);
      return answer;
    },
  });
  return { ...rendered, slugs, sizes };
}

const isStill = (
  { slugs, sizes }: Kept,
  openSlug: LinkContext['openSlug'],
  sizeOf: LinkContext['imageSize'],
): boolean =>
  [...slugs].every(([slug, answer]) => openSlug(slug) === answer) &&
  [...sizes].every(([src, answer]) => {
    const size = sizeOf(src);
    return size?.width === answer?.width && size?.height === answer?.height;
  });
