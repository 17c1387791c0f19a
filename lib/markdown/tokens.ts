import { parse, postprocess, preprocess } from 'micromark';
import type { Event, Token } from 'micromark-util-types';
import { blank } from './inline-spans.ts';
import { markdownSyntax } from './syntax.ts';

/** Where a link, a picture or a definition leads, as written. */
export interface Destination {
  readonly href: string;
  /** Offset of `href` in the Markdown text. */
  readonly offset: number;
}

/** Words that a reader sees, and the marks around them, which nobody sees as a gap. */
const WORDS = new Set(['data', 'strongSequence', 'emphasisSequence', 'strikethroughSequence']);
/** Made of words as well, but of none that a reader sees. */
const UNSEEN = new Set([
  'codeFencedFence',
  'definition',
  'gfmFootnoteCall',
  'gfmFootnoteDefinitionLabel',
  'literalAutolink',
  'reference',
  'resource',
]);
const LABELLED = new Set(['link', 'image']);
/** What says where a link leads; without, its label does, which is no free text then. */
const TARGETS = new Set(['resource', 'referenceString']);
const DESTINATIONS = new Set(['resourceDestinationString', 'definitionDestinationString']);
/**
 * What Markdown takes for words, though they aren't meant as such: the kind of a callout, the ends of other systems'
 * notes, a link or a picture with a blank in its address.
 */
const MARKS = /\[![a-zA-Z]+\]|^:{3,}.*|!(?=\[)|\]\([/.#][^()\n]*\)/gm;

/**
 * The Markdown text with everything that isn't prose (code, comments, addresses, HTML, escapes, Markdown's own marks)
 * replaced by blanks: the same length, each character at its offset. It is read as remark reads it, and takes nearly
 * as long.
 */
export function proseOf(markdown: string): string {
  const words: Token[] = [];
  /** Links and pictures that the token stands in, from the outside in: how many words came before, and whether it says where it leads. */
  const labelled: { readonly before: number; leads: boolean }[] = [];
  let unseen = 0;
  for (const [kind, token] of eventsOf(markdown)) {
    const { type } = token;
    if (UNSEEN.has(type)) unseen += kind === 'enter' ? 1 : -1;
    if (kind === 'enter') {
      const link = labelled.at(-1);
      if (link !== undefined && TARGETS.has(type)) link.leads = true;
      if (LABELLED.has(type)) labelled.push({ before: words.length, leads: false });
      if (unseen === 0 && WORDS.has(type)) words.push(token);
    } else if (LABELLED.has(type)) {
      const link = labelled.pop();
      if (link?.leads === false) words.length = link.before;
    }
  }
  let prose = '';
  for (const word of words) {
    prose += blank(markdown.slice(prose.length, word.start.offset)) + written(markdown, word);
  }
  return (prose + blank(markdown.slice(prose.length))).replace(MARKS, blank);
}

/** Where the links, pictures and definitions of a Markdown text lead, in order; read as `proseOf` does. */
export const destinationsOf = (markdown: string): Destination[] =>
  eventsOf(markdown)
    .filter(([kind, { type }]) => kind === 'enter' && DESTINATIONS.has(type))
    .map(([, token]) => ({ href: written(markdown, token), offset: token.start.offset }));

const written = (markdown: string, { start, end }: Token): string => markdown.slice(start.offset, end.offset);

/** CommonMark's tokens, as they open and close. */
function eventsOf(markdown: string): Event[] {
  const extensions = markdownSyntax.data('micromarkExtensions') ?? [];
  // The offsets of what follows a BOM would leave it out.
  const text = markdown.replace(/^\uFEFF/, ' ');
  return postprocess(
    parse({ extensions })
      .document()
      .write(preprocess()(text, undefined, true)),
  );
}
