import type { Link, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { articleSlugOf } from '../site/urls.ts';

export interface LinkContext {
  /** Whether readers can open that article now. */
  readonly isPublished: (slug: string) => boolean;
  /** Size in pixels of a picture of this site, if it exists. */
  readonly imageSize: (src: string) => { width: number; height: number } | null;
}

/**
 * Links to articles that can't be opened now become plain text, so that no reader meets a dead end; external
 * links say so; pictures get their size, so that nothing moves while they load.
 */
export function remarkLinks({ isPublished, imageSize }: LinkContext) {
  return (tree: Root): void => {
    visit(tree, 'link', (link: Link, index, parent) => {
      const slug = articleSlugOf(link.url);
      if (slug !== null && !isPublished(slug) && parent && index !== undefined) {
        parent.children.splice(index, 1, ...link.children);
        return [SKIP, index];
      }
      if (/^https?:\/\//i.test(link.url)) {
        link.data = {
          ...link.data,
          hProperties: { rel: ['external', 'nofollow', 'noopener', 'noreferrer'] },
        };
      }
      return undefined;
    });
    visit(tree, 'image', (image) => {
      const size = imageSize(image.url);
      image.data = {
        ...image.data,
        hProperties: { loading: 'lazy', decoding: 'async', ...(size ?? {}) },
      };
    });
  };
}
