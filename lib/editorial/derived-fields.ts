import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { frontMatterSchema, TOPIC_LETTERS } from '../content/article.ts';
import type { ContentFile } from '../content/folder.ts';
import { severityOf } from '../content/rules.ts';
import { namingFolder, slugLike, slugOfFile } from '../content/slug.ts';
import { plainText } from '../content/text-file.ts';
import { withoutUnseen } from '../content/unseen.ts';
import { markdownSyntax } from '../markdown/syntax.ts';
import { formatIso, formatTimestamp, parseTimestamp } from '../site/dates.ts';
import type { Site } from '../site/site.ts';
import { toFullWidth } from './half-width.ts';
import { asLine, openingOf, withoutWikiLinks, wordsOf } from './opening.ts';
import type { RequiredFields } from './required-fields.ts';

/** The topic of files that lie in no folder of their own. */
const TOPIC_AT_THE_TOP = '未分类';
/** Folders that say nothing of what is in them: of everything, of a year or a day. */
const OF_ANYTHING = /^(?:posts?|articles?|blog|content|docs?|notes?|source|文章|博客|日记|笔记|[\d-]+年?)$/;
/** A name that begins with a day, as those of Jekyll's posts and of daily notes: 2024-01-02, 20240102, 2024年1月2日. */
const DATED =
  /^((?:19|20)\d\d)(?:(?<mark>[-._])(\d{1,2})\k<mark>(\d{1,2})|(\d\d)(\d\d)|年(\d{1,2})月(\d{1,2})日)(?!\d)[-_. ]*/;
/** Behind a heading, its id in VitePress, Docusaurus and Hugo. */
const HEADING_ID = /[ \t]?\{#[^\s{}]{1,100}\}$/;
/** What a heading may hold whose words are all in the title. */
const WORDS_ONLY = new Set(['heading', 'text', 'strong', 'emphasis', 'delete', 'inlineCode', 'break']);

/** Lines of a text, counted from 0. */
export interface LineRange {
  readonly from: number;
  readonly count: number;
}

export interface DerivedFields extends RequiredFields {
  /** The lines of the text, with their line ends. */
  readonly lines: readonly string[];
  /** Those whose words are all in the title. */
  readonly titleLines: LineRange;
}

/**
 * What can be known of an article that doesn't say it: its first `# heading` or its name as the title, the day in its
 * name or the time of its last change, its folder as the topic and, where the text is long enough, its beginning as the
 * summary.
 * @param text Markdown without front matter, with any line ends
 * @param now milliseconds since the epoch: a file from the future would wait for its time
 * @param lead what the summary is to begin with
 */
export function derivedFields(
  text: string,
  { file, mtime }: Pick<ContentFile, 'file' | 'mtime'>,
  site: Site,
  now: number,
  lead = '',
): DerivedFields {
  const tree = markdownSyntax.parse(plainText(text));
  const heading = titleHeading(tree);
  const title = heading === null ? '' : titleOf(heading);
  const lines = text.replace(/^\uFEFF/, '').match(/[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$/g) ?? [];
  const name = withoutUnseen(namingFolder(file) ?? slugOfFile(file));
  const day = dayOf(name, site.timeZone, now);
  const mended = (words: string): string =>
    severityOf('half-width-punctuation', site) === 'off' ? words : toFullWidth(words, (plain) => plain);
  return {
    title: isTitle(title) ? title : (day !== null && name.replace(DATED, '')) || name,
    publishedAt: day ?? timeOf(Math.floor(Math.min(mtime, now)), site.timeZone),
    topic: topicOf(file),
    summary: openingOf(tree, mended, lead),
    lines,
    titleLines: heading === null || !isTitle(title) ? NOTHING : linesOf(heading, lines),
  };
}

export const NOTHING = { from: 0, count: 0 };

/** A text without some of its lines: a `\r` before them and a `\n` behind them stay two line ends. */
export function withoutLines(lines: readonly string[], { from, count }: LineRange): string {
  const [before, behind] = [lines.slice(0, from).join(''), lines.slice(from + count).join('')];
  return before + (before.endsWith('\r') && behind.startsWith('\n') ? '\n' : '') + behind;
}

/** The first-level heading with which a text begins, comments aside. */
function titleHeading({ children }: Root): Heading | null {
  const first = children.find((node) => node.type !== 'html' || !node.value.startsWith('<!--'));
  return first?.type === 'heading' && first.depth === 1 ? first : null;
}

const titleOf = (heading: Heading): string =>
  asLine(withoutWikiLinks(wordsOf(heading)).replace(HEADING_ID, ''));

const isTitle = (title: string): boolean => frontMatterSchema.shape.title.safeParse(title).success;

/** The lines that the title makes superfluous; none where a link, a picture or all that the text says would go. */
function linesOf(heading: Heading, lines: readonly string[]): LineRange {
  const words = wordsOf(heading);
  let isWords = heading.position !== undefined && withoutWikiLinks(words) === words;
  visit(heading, ({ type }) => {
    isWords &&= WORDS_ONLY.has(type);
  });
  const from = (heading.position?.start.line ?? 1) - 1;
  const count = (heading.position?.end.line ?? 0) - from;
  return isWords && lines.toSpliced(from, count).join('').trim() !== '' ? { from, count } : NOTHING;
}

/** The day with which a name begins; null where there is none, or one that never was or is to come. */
function dayOf(name: string, zone: string, now: number): string | null {
  const parts = (DATED.exec(name) ?? []).slice(1).filter((part) => /^\d+$/.test(part ?? ''));
  const day = parts.map((part) => part.padStart(2, '0')).join('-');
  const time = day === '' ? null : parseTimestamp(day, zone);
  return time?.ok && time.ms <= now ? day : null;
}

/** A time as front matter has it; with its offset where the clocks were changed. */
function timeOf(ms: number, zone: string): string {
  const written = formatTimestamp(ms, zone);
  return parseTimestamp(written, zone).ok ? written : formatIso(ms, zone);
}

/** An article with its pictures in a folder of its own, as Hugo has them. */
const OWN_FOLDER = /[^/]+\/index\.md$/i;

/** The nearest folder around a file that can be a topic's id and tells of one. */
const topicOf = (file: string): string =>
  file
    .replace(/^articles\//, '')
    .replace(OWN_FOLDER, '')
    .split('/')
    .slice(0, -1)
    .map(slugLike)
    .findLast((id) => id !== null && id.length <= TOPIC_LETTERS && !OF_ANYTHING.test(id)) ?? TOPIC_AT_THE_TOP;
