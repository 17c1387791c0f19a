import { parse, postprocess, preprocess } from 'micromark';
import type { Event, Token } from 'micromark-util-types';
import { blank } from './inline-spans.ts';
import { markdownSyntax } from './syntax.ts';

/** Where a link, a picture or a definition leads, as written. */
export interface Destination {
  readonly href: string;
  /** Offset of `href` in the Markdown text. */
  readonly offset: number;
  /** Whether a picture is shown from there; false of a definition, which both may refer to. */
  readonly image: boolean;
}

/** Tokens of words that a reader sees, and of marks of emphasis, which are no gap between two words. */
const WORDS = new Set(['data', 'strongSequence', 'emphasisSequence', 'strikethroughSequence']);
/** Tokens that hold words which no reader sees: addresses, labels, languages of code. */
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
/** The part of a link that says where it leads. In one without (`[甲]`), its label does, which then can't be changed. */
const TARGETS = new Set(['resource', 'referenceString']);
const DESTINATIONS = new Set(['resourceDestinationString', 'definitionDestinationString']);
/** Formulas of TeX; neither prices nor variables of a shell. */
export const FORMULA = /\$\$[^$]{1,2000}\$\$|\$(?=\S)[^$\n`]{0,200}[\\^_][^$\n`]{0,200}(?<=\S)\$(?!\w)/;
/** GitHub's names of pictures (`:smile:`), and faces with a nose (`:-(`). */
const FACES = /:(?:[a-z][a-z\d_+-]{1,30}|[+-]1):|[:;]-[()]/;
/**
 * What is text to Markdown, but was not meant as such: the kind of a callout (`[!TIP]`), other systems' notes (`:::`),
 * tags and links to notes, a link or a picture with a blank in its address (of a web address, the blanks that it leaves).
 */
const FOREIGN =
  /\[!\p{Letter}{1,20}\]|^:{3,}.*|\{%(?:(?!\{%).)*?%\}|\{\{(?:(?!\{\{).)*?\}\}|!\[[^[\]\n]*\]\([^()\n]*[)）]|!(?=\[)|\[\[[^[\]\n]*\]\]|\][ \t]*\((?:(?:[/.#]|[ \t]{2})[^()\n]*|[^()\n]*\.[a-zA-Z]\w{1,4})[)）]/u;
const MARKS = new RegExp([FORMULA, FACES, FOREIGN].map(({ source }) => source).join('|'), 'gmu');

/**
 * The Markdown text with everything that isn't prose (code, formulas, comments, addresses, HTML, escapes, Markdown's
 * own marks) replaced by blanks, so that every character of it keeps its offset. Uses remark's tokenizer, and takes
 * nearly as long as remark: some milliseconds an article.
 */
export function proseOf(markdown: string): string {
  const words: Token[] = [];
  /** The links and pictures around the token, from the outside in: words before each, and whether it has a target. */
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
export function destinationsOf(markdown: string): Destination[] {
  const found: Destination[] = [];
  const around: string[] = [];
  for (const [kind, token] of eventsOf(markdown)) {
    const { type, start } = token;
    if (LABELLED.has(type)) {
      if (kind === 'enter') around.push(type);
      else around.pop();
    } else if (kind === 'enter' && DESTINATIONS.has(type))
      found.push({ href: written(markdown, token), offset: start.offset, image: around.at(-1) === 'image' });
  }
  return found;
}

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
