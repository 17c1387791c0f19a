import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
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

/** Ids that an article's page has around its text (`app/articles/`); `#top` is the top of any page that has no such id. */
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
/** The heading of footnotes comes after those of the text. */
const TAKEN = [...PAGE_IDS, 'footnote-label'];

/**
 * Gives every heading an id that keeps Han text and lists them in the file's data. Where `#` stands for sections,
 * everything moves down by one; a lone `#` becomes `##`.
 */
export function remarkHeadings() {
  return (tree: Root, file: VFile): void => {
    const slugger = new GithubSlugger();
    for (const id of TAKEN) slugger.slug(id);
    const headings: HeadingLink[] = [];
    const sections = tree.children.filter((node) => node.type === 'heading' && node.depth === 1).length;
    visit(tree, 'heading', (heading: Heading) => {
      heading.depth = below(heading.depth, sections > 1);
      const text = plainText(heading, { includeHtml: false });
      const id = slugger.slug(text) || slugger.slug('section');
      heading.data = { ...heading.data, hProperties: { id } };
      headings.push({ depth: heading.depth, id, text });
    });
    file.data.headings = headings;
  };
}

function below(depth: Heading['depth'], all: boolean): Heading['depth'] {
  if (depth === 1) return 2;
  if (!all) return depth;
  return depth === 2 ? 3 : depth === 3 ? 4 : depth === 4 ? 5 : 6;
}
