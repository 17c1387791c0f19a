import GithubSlugger, { slug } from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

export interface HeadingLink {
  /** 2 to 6: a page's only first-level heading is its title. */
  readonly depth: number;
  /** Fragment identifier, Han letters kept. */
  readonly id: string;
  readonly text: string;
}

declare module 'vfile' {
  interface DataMap {
    headings: HeadingLink[];
  }
}

/**
 * Ids on an article's page outside of its text (`app/articles/`); and `top`, which HTML gives to the top of any page.
 */
export const PAGE_IDS = [
  'top',
  'header-search',
  'content',
  'title',
  'corrections',
  'sources',
  'related',
  'related-rest',
  'backlinks',
];
/** With the id that the heading above the footnotes has. */
const TAKEN = [...PAGE_IDS, 'footnote-label'];

/**
 * Gives every heading an id that keeps Han text, and lists the headings in the file's data. A page's `<h1>` is its
 * title: a single `#` becomes `##`, and where several `#` mark sections, all headings move down by one level. A heading
 * without words goes: nobody could tell where it leads.
 */
export function remarkHeadings() {
  return (tree: Root, file: VFile): void => {
    const slugger = new GithubSlugger();
    for (const id of TAKEN) slugger.slug(id);
    const headings: HeadingLink[] = [];
    const sections = tree.children.filter((node) => node.type === 'heading' && node.depth === 1).length;
    visit(tree, 'heading', (heading: Heading, index, parent) => {
      const text = plainText(heading, { includeHtml: false });
      const isPicture = heading.children.some(({ type }) => type === 'image');
      if (text.trim() === '' && !isPicture && parent !== undefined && index !== undefined) {
        parent.children.splice(index, 1);
        return [SKIP, index];
      }
      heading.depth = below(heading.depth, sections > 1);
      const id = slugger.slug(slug(text) === '' ? 'section' : text);
      heading.data = { ...heading.data, hProperties: { id } };
      if (text.trim() !== '') headings.push({ depth: heading.depth, id, text });
      return undefined;
    });
    file.data.headings = headings;
  };
}

function below(depth: Heading['depth'], all: boolean): Heading['depth'] {
  if (depth === 1) return 2;
  if (!all) return depth;
  return depth === 2 ? 3 : depth === 3 ? 4 : depth === 4 ? 5 : 6;
}
