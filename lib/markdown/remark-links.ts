import type { Definition, Link, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { articlePath, articleSlugOf, percentDecoded } from '../site/urls.ts';

export interface LinkContext {
  /**
   * The slug under which readers can open the article now that a link names, by this or a former slug; null if none.
   */
  readonly openSlug: (slug: string) => string | null;
  /** Size in pixels of a picture of this site, if it exists. */
  readonly imageSize: (src: string) => { width: number; height: number } | null;
}

/**
 * Links to articles that can't be opened now become plain text, so that no reader meets a dead end; those to a former
 * address lead to where it leads; external links say so; pictures get their size, so that nothing moves while they
 * load.
 */
export function remarkLinks({ openSlug, imageSize }: LinkContext) {
  return (tree: Root): void => {
    inlineReferences(tree);
    visit(tree, 'link', (link: Link, index, parent) => {
      link.url = asServed(link.url);
      const slug = articleSlugOf(link.url);
      const open = slug === null ? null : openSlug(slug);
      if (slug !== null && open === null && parent && index !== undefined) {
        parent.children.splice(index, 1, ...link.children);
        return [SKIP, index];
      }
      if (open !== null && open !== slug)
        link.url = articlePath(open) + link.url.replace(/^[^?#]*?(\.md)?(?=[?#]|$)/, '$1');
      if (/^(?:https?:)?\/\//i.test(link.url)) {
        link.data = {
          ...link.data,
          hProperties: { rel: ['external', 'nofollow', 'noopener', 'noreferrer'] },
        };
      }
      return undefined;
    });
    visit(tree, 'image', (image) => {
      image.url = asServed(image.url);
      const size = imageSize(image.url);
      image.data = {
        ...image.data,
        hProperties: { loading: 'lazy', decoding: 'async', ...(size ?? {}) },
      };
    });
  };
}

/** Letters that aren't ASCII, percent-encoded. */
const LETTERS = /(?:%[89a-f][0-9a-f])+/gi;

/**
 * An address of this site as its server and its export have it, in NFC; one elsewhere as it was written, and the
 * fragment, as headings have it.
 */
const asServed = (url: string): string =>
  /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)
    ? url
    : url.replace(/^[^#]+/, (path) =>
        path.replace(LETTERS, (letters) => percentDecoded(letters)).normalize('NFC'),
      );

/** `[text][1]` becomes a link like any other: what is true of links has to be true of these, too. */
function inlineReferences(tree: Root): void {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (definition) => {
    // The first one counts (CommonMark 4.7).
    if (!definitions.has(definition.identifier)) definitions.set(definition.identifier, definition);
  });
  if (definitions.size === 0) return;
  visit(tree, 'linkReference', ({ identifier, children }, index, parent) => {
    const definition = definitions.get(identifier);
    if (definition === undefined || parent === undefined || index === undefined) return;
    const { url, title } = definition;
    parent.children[index] = { type: 'link', url, title, children };
  });
  visit(tree, 'imageReference', ({ identifier, alt }, index, parent) => {
    const definition = definitions.get(identifier);
    if (definition === undefined || parent === undefined || index === undefined) return;
    const { url, title } = definition;
    parent.children[index] = { type: 'image', url, title, alt };
  });
}
