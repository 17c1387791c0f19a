import type { Element } from 'hast';
import { defaultSchema } from 'hast-util-sanitize';
import { toString as plainText } from 'hast-util-to-string';
import { defaultHandlers, type Handlers } from 'mdast-util-to-hast';
import remarkHtml from 'remark-html';
import { scaledVersions } from '../site/scaled-pictures.ts';
import { keepTogether } from '../text/keep-together.ts';
import { breakablePieces } from '../text/title-breaks.ts';
import { titleClass } from '../text/title-measure.ts';
import { remarkLateAddresses } from './remark-addresses.ts';
import { remarkCallouts } from './remark-callouts.ts';
import { remarkChineseLineBreaks, remarkNoteNumbers } from './remark-chinese.ts';
import { remarkFigures } from './remark-figures.ts';
import { type HeadingLink, remarkHeadings } from './remark-headings.ts';
import { remarkLanguage } from './remark-language.ts';
import { type LinkContext, remarkLinks } from './remark-links.ts';
import { markdownSyntax } from './syntax.ts';

export interface RenderedMarkdown {
  /** Sanitized HTML: no scripts, no styles, no raw HTML of the source. */
  readonly html: string;
  readonly headings: readonly HeadingLink[];
}

/** How wide a picture is: as the column of text (`--measure` in tokens.css), or as a phone without its margins. */
const SIZES = '(min-width: 44rem) 40.375rem, 92vw';

/** Em that a line of a section's heading has on a phone 360 px wide. */
const WIDEST_HEADING = 16;

/** Columns that no phone is wide enough for. */
const MANY_COLUMNS = 6;

const handlers: Handlers = {
  // remark-html passes no footnote settings on, but a handler meets the state that holds them.
  footnoteReference(state, node) {
    state.options.footnoteLabel = '注释';
    // A heading that everybody sees.
    state.options.footnoteLabelProperties = {};
    state.options.footnoteBackLabel = (reference, again) =>
      `回到引用注释 ${reference + 1} 的地方${again > 1 ? `（第 ${again} 处）` : ''}`;
    // The second way back is told apart by its name, not by a number that isn't part of it.
    state.options.footnoteBackContent = '↩';
    const reference = defaultHandlers.footnoteReference(state, node);
    for (const child of reference.children) {
      if (child.type === 'element') child.properties.ariaLabel = `注释 ${plainText(child)}`;
    }
    return reference;
  },
  // The lines of a section's heading that is too long for one on a phone end between words.
  heading(state, node) {
    const heading = defaultHandlers.heading(state, node);
    const lines = node.depth === 2 ? titleClass(plainText(heading), WIDEST_HEADING) : undefined;
    if (lines !== undefined) heading.properties.className = lines.split(' ');
    return heading;
  },
  image(state, node) {
    const picture = defaultHandlers.image(state, node);
    offerScaled(picture);
    return picture;
  },
  // A task list's boxes are only shown, and named for those who can't see them.
  listItem(state, node, parent) {
    const item = defaultHandlers.listItem(state, node, parent);
    if (typeof node.checked === 'boolean') nameCheckboxes(item, node.checked ? '已完成' : '未完成');
    return item;
  },
  text(state, node) {
    return defaultHandlers.text(state, { ...node, value: keepTogether(node.value) });
  },
  // Code scrolls in a box of its own, which the keyboard can reach; a text without a language wraps.
  code(state, node) {
    const pre = defaultHandlers.code(state, node);
    if (node.lang) pre.properties = { role: 'group', tabIndex: 0, ariaLabel: '代码，可左右滚动' };
    return pre;
  },
  // A wide table scrolls in a box of its own, which the keyboard can reach.
  table(state, node) {
    const table = defaultHandlers.table(state, node);
    alignByClass(table);
    breakHeadings(table);
    // It scrolls on a phone in any case: then its texts needn't be squeezed into columns of four letters.
    if ((node.children[0]?.children.length ?? 0) >= MANY_COLUMNS) table.properties.className = ['wide'];
    return {
      type: 'element',
      tagName: 'div',
      properties: { className: ['table'], role: 'group', tabIndex: 0, ariaLabel: '表格，可左右滚动' },
      children: [table],
    };
  },
};

/** Offers a picture of this site, whose width is known, in smaller versions, of which the browser takes one. */
function offerScaled({ properties }: Element): void {
  const { src, width } = properties;
  if (typeof src !== 'string' || typeof width !== 'number') return;
  const versions = scaledVersions(src, width);
  if (versions.length === 0) return;
  properties.srcSet = versions.map((version) => `${version.path} ${version.width}w`).join(', ');
  properties.sizes = SIZES;
}

function nameCheckboxes(element: Element, name: string): void {
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'input') child.properties.ariaLabel = name;
    else if (child.tagName === 'p') nameCheckboxes(child, name);
  }
}

/** The `align` attribute is obsolete in HTML: a class says the same. */
function alignByClass(element: Element): void {
  const { align, ...properties } = element.properties;
  if (typeof align === 'string') element.properties = { ...properties, className: [`align-${align}`] };
  for (const child of element.children) if (child.type === 'element') alignByClass(child);
}

/** A narrow column's heading breaks between words only (`keep-all` in site.css), at marks of ours. */
function breakHeadings(element: Element): void {
  element.children = element.children.flatMap((child): typeof element.children => {
    if (child.type === 'element') breakHeadings(child);
    if (child.type !== 'text' || element.tagName !== 'th') return [child];
    return breakablePieces(child.value).flatMap((value, index) => [
      ...(index > 0 ? [{ type: 'element' as const, tagName: 'wbr', properties: {}, children: [] }] : []),
      { type: 'text' as const, value },
    ]);
  });
}

const attributes = defaultSchema.attributes ?? {};
/** Schemes of the links that pages have: any other is taken away, and the link leads nowhere. */
export const LINK_SCHEMES: readonly string[] = [...(defaultSchema.protocols?.href ?? []), 'tel'];
const schema: typeof defaultSchema = {
  ...defaultSchema,
  // The ids are ours (headings) or already prefixed by mdast-util-to-hast (footnotes); a second prefix breaks links.
  clobberPrefix: '',
  protocols: { ...defaultSchema.protocols, href: [...LINK_SCHEMES] },
  tagNames: [...(defaultSchema.tagNames ?? []), 'figure', 'figcaption', 'wbr'],
  attributes: {
    ...attributes,
    a: [...(attributes.a ?? []), 'rel'],
    div: [['className', 'table', 'callout', /^callout-/], ['role', 'note', 'group'], 'ariaLabel'],
    input: [...(attributes.input ?? []), 'ariaLabel'],
    p: [['className', 'callout-label']],
    pre: [['role', 'group'], 'ariaLabel'],
    table: [['className', 'wide']],
    td: [['className', /^align-/]],
    th: [['className', /^align-/]],
    h2: [['className', /^em-\d+$/, 'again']],
    img: [...(attributes.img ?? []), 'loading', 'decoding', 'srcSet', 'sizes'],
  },
};

/** Renders one Markdown text: CommonMark and GFM, correct for Chinese, safe to put into a page. */
export function renderMarkdown(markdown: string, context: LinkContext): RenderedMarkdown {
  const file = markdownSyntax()
    .use(remarkLateAddresses)
    .use(remarkChineseLineBreaks)
    .use(remarkCallouts)
    .use(remarkHeadings)
    .use(remarkNoteNumbers)
    .use(remarkLinks, context)
    .use(remarkFigures)
    .use(remarkLanguage)
    .use(remarkHtml, { handlers, sanitize: schema })
    .processSync(markdown);
  return { html: String(file), headings: file.data.headings ?? [] };
}
