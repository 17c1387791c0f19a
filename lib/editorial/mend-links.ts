import type { Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { bodyExcess } from '../content/body-limits.ts';
import { articleBeside, type PictureMove } from '../library/wrong-references.ts';
import { markdownSyntax } from '../markdown/syntax.ts';
import { destinationsOf } from '../markdown/tokens.ts';
import { isRelative } from '../site/urls.ts';
import { applyEdits, type Edit } from '../text/edits.ts';
import { WIKI_LINK, wikiLinkAsMarkdown, wikiPicture } from './checks/wiki-links.ts';
import { HAS_TAG_LINKS, tagLinks } from './tag-links.ts';

/** Matches every text with a relative link, a wiki's or a picture of elsewhere, and few others: most aren't parsed. */
const SUSPECT =
  /\[\[|\](?:\(|:[ \t]*)<?(?![ \t/#]|[a-z][a-z\d+.-]*:)|!\[[^[\]\n]{0,200}\]\(<?\/(?!\/|images\/)/i;

/** Letters that Markdown writes otherwise than they are read. */
const ESCAPED = /\\|&#?\w+;/;

/** What a content folder has. */
interface Targets {
  /** The slug that the article has, or is to have, which a link calls so (`articlesByName`). */
  readonly articleCalled: (meant: string, name: string) => string | null;
  /** Where the picture of an address that no page has is, and where it should be; null where there is none. */
  readonly pictureAt: (href: string) => PictureMove | null;
  /** The same of the only picture that is called so, wherever it is. */
  readonly pictureNamed: (name: string) => PictureMove | null;
}

interface MendedLinks {
  readonly markdown: string;
  /** Pictures that have to be brought to where the text has them now; those that are shown twice stand here twice. */
  readonly pictures: readonly PictureMove[];
}

/**
 * Leads links to articles' files, relative (`./b.md`), a wiki's (`[[b]]`) or tags (`{% post_url b %}`), to their pages,
 * and pictures that lie beside a text to where pages show them from, as far as there are such articles and pictures.
 * @param file the text's path inside the content folder
 */
export function mendLinks(markdown: string, file: string, targets: Targets): MendedLinks {
  const { articleCalled, pictureAt, pictureNamed } = targets;
  const pictures: PictureMove[] = [];
  const isSuspect = SUSPECT.test(markdown) || HAS_TAG_LINKS.test(markdown);
  if (!isSuspect || bodyExcess(markdown) !== null) return { markdown, pictures };
  const edits: Edit[] = [];
  /** Whether a picture can be copied: two of one name in two folders would become one. */
  const take = (picture: PictureMove): boolean => {
    if (pictures.some(({ from, to }) => to === picture.to && from !== picture.from)) return false;
    pictures.push(picture);
    return true;
  };
  const tree = markdownSyntax.parse(markdown);
  const shows = pictureDefinitions(tree);
  for (const { href, offset, image } of destinationsOf(markdown)) {
    const isShown = image || shows(offset);
    const isOfSite = isShown && href.startsWith('/') && !href.startsWith('/images/');
    if (!(isRelative(href) || isOfSite) || ESCAPED.test(href)) continue;
    const { slug, name, rest } = articleBeside(file, href);
    // A link to a picture, too.
    const picture = pictureAt(href);
    const place = { from: offset, to: offset + href.length };
    if (picture !== null) {
      if (take(picture)) edits.push({ ...place, text: `/${picture.to}${rest}` });
    } else if (!image && !isOfSite && slug !== null) {
      const article = articleCalled(slug, name);
      if (article !== null) edits.push({ ...place, text: `/articles/${article}${rest}` });
    }
  }
  visit(tree, (node) => {
    // A link in a link would end the outer one.
    if (node.type === 'link' || node.type === 'linkReference') return SKIP;
    if (node.type !== 'text') return undefined;
    const from = node.position?.start.offset ?? 0;
    const written = markdown.slice(from, node.position?.end.offset ?? 0);
    for (const { 0: link, index } of written.matchAll(WIKI_LINK)) {
      if (written[index - 1] === '\\') continue;
      // In a table, a bar stands behind a backslash.
      const plain = link.replace('\\|', '|');
      const shown = wikiPicture(plain);
      const picture = shown === null ? null : pictureNamed(shown.name);
      if (picture !== null && !take(picture)) continue;
      const text =
        picture === null
          ? wikiLinkAsMarkdown(plain, articleCalled)
          : `![${shown?.alt ?? ''}](/${picture.to})`;
      if (text !== null) edits.push({ from: from + index, to: from + index + link.length, text });
    }
    for (const { index, written: tag, text, picture } of tagLinks(written, articleCalled, pictureAt)) {
      if (picture !== undefined && !take(picture)) continue;
      edits.push({ from: from + index, to: from + index + tag.length, text });
    }
    return undefined;
  });
  return { markdown: applyEdits(markdown, edits), pictures };
}

/** Makes a function that tells whether a picture is shown from the definition in which an offset lies. */
function pictureDefinitions(tree: Root): (offset: number) => boolean {
  const shown = new Set<string>();
  visit(tree, 'imageReference', ({ identifier }) => void shown.add(identifier));
  const places: { readonly from: number; readonly to: number }[] = [];
  visit(tree, 'definition', ({ identifier, position }) => {
    const [from, to] = [position?.start.offset, position?.end.offset];
    if (shown.has(identifier) && from !== undefined && to !== undefined) places.push({ from, to });
  });
  return (offset) => places.some(({ from, to }) => from <= offset && offset < to);
}
