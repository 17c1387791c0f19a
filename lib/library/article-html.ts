import type { LinkContext } from '../markdown/remark-links.ts';
import { type RenderedMarkdown, renderMarkdown } from '../markdown/render.ts';
import { imageSize } from './images.ts';
import type { Library } from './open.ts';
import { publishedNow } from './published.ts';
import { firstValue, numberValue } from './rows.ts';

/** A text that was rendered, with what was asked of the site meanwhile and the answers. */
interface Kept extends RenderedMarkdown {
  readonly published: ReadonlyMap<string, boolean>;
  readonly sizes: ReadonlyMap<string, ReturnType<LinkContext['imageSize']>>;
}

/** Some 40 kB each: enough for the articles that people read, and for those in the feeds. */
const MOST_KEPT = 200;
/** By Markdown, the one that was asked for last at the end. */
const kept = new Map<string, Kept>();

/**
 * The article's text as safe HTML, and its headings. Links to what can't be read now are plain text. A change of another
 * article makes every page and feed anew, but remark, the slowest part of them, only where its answers are others.
 * @param options `now` in ms since the epoch
 */
export function articleHtml(
  { db }: Library,
  { markdown }: { readonly markdown: string },
  { now, contentDir }: { now: number; contentDir: string },
): RenderedMarkdown {
  const isPublished = (slug: string): boolean =>
    firstValue(
      db,
      numberValue,
      `select 1 value from articles a where a.slug = :slug and ${publishedNow('a')}`,
      { slug, now },
    ) === 1;
  const sizeOf = (src: string) => imageSize(contentDir, src);
  let found = kept.get(markdown);
  if (found === undefined || !isStill(found, isPublished, sizeOf))
    found = render(markdown, isPublished, sizeOf);
  kept.delete(markdown);
  kept.set(markdown, found);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return found;
}

function render(
  markdown: string,
  isPublished: LinkContext['isPublished'],
  sizeOf: LinkContext['imageSize'],
): Kept {
  const published = new Map<string, boolean>();
  const sizes = new Map<string, ReturnType<LinkContext['imageSize']>>();
  const rendered = renderMarkdown(markdown, {
    isPublished(slug) {
      const answer = isPublished(slug);
      published.set(slug, answer);
      return answer;
    },
    imageSize(src) {
      const answer = sizeOf(src);
      sizes.set(src, answer);
      return answer;
    },
  });
  return { ...rendered, published, sizes };
}

const isStill = (
  { published, sizes }: Kept,
  isPublished: LinkContext['isPublished'],
  sizeOf: LinkContext['imageSize'],
): boolean =>
  [...published].every(([slug, answer]) => isPublished(slug) === answer) &&
  [...sizes].every(([src, answer]) => {
    const size = sizeOf(src);
    return size?.width === answer?.width && size?.height === answer?.height;
  });
