import { join } from 'node:path';
import { bodyExcess } from '../content/body-limits.ts';
import { FOREIGN_KEYS } from '../content/field-names.ts';
import { ABOUT_FILE, listContent, SITE_FILE } from '../content/folder.ts';
import { findFrontMatter } from '../content/front-matter.ts';
import { mendYaml } from '../content/mend-yaml.ts';
import { MAX_FRONT_MATTER } from '../content/parse-article.ts';
import { parseSiteFile } from '../content/settings-files.ts';
import { readTextFile } from '../content/text-file.ts';
import { withoutUnseen } from '../content/unseen.ts';
import { scalar } from '../content/yaml-scalar.ts';
import { mendTimestamp } from '../site/dates.ts';
import { defaultSite, type Site } from '../site/site.ts';
import { readWritten } from './collection.ts';
import {
  fieldKeys,
  itemPaths,
  rangeOf,
  readFrontMatter,
  scalarText,
  type WrittenYaml,
} from './front-matter.ts';
import { toFullWidth } from './half-width.ts';
import { severityOf } from './rules.ts';
import { replaceFile } from './write-file.ts';

export interface MendedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Mends what is safe to mend in all articles and in the page about the site (`npm run check -- --fix`): BOM, line ends,
 * invisible characters, half-width punctuation in Chinese, the form of times, and the names that other systems give to
 * fields. Files that aren't UTF-8 stay as they are.
 * @returns the files that were changed
 * @throws MissingContentError when the folder isn't there
 */
export function mendFolder(contentDir: string): MendedFile[] {
  const siteFile = readWritten(contentDir, SITE_FILE);
  const site =
    (siteFile !== null && 'text' in siteFile ? parseSiteFile(SITE_FILE, siteFile.text).value : null) ??
    defaultSite;
  return listContent(contentDir).files.flatMap(({ file, size }) => {
    const read = file.endsWith('.md') ? readTextFile(contentDir, file, size) : null;
    if (read === null || 'problem' in read) return [];
    const before = read.text;
    const after = mendText(before, site, file === ABOUT_FILE);
    if (after === before) return [];
    replaceFile(join(contentDir, file), after);
    return [{ file, before, after }];
  });
}

/**
 * The mended text of one file.
 * @param isPlain whether it is Markdown without front matter: the page about the site
 */
export function mendText(before: string, site: Site, isPlain: boolean): string {
  let text = before;
  if (severityOf('bom', site) !== 'off') text = text.replace(/^\uFEFF/, '');
  if (severityOf('line-ends', site) !== 'off') text = text.replace(/\r\n?/g, '\n');
  if (severityOf('unseen-character', site) !== 'off') text = withoutUnseen(text);
  const punctuation = severityOf('half-width-punctuation', site) !== 'off';
  // A text that would keep the parser busy for seconds is a problem of its own.
  const mendBody = (body: string): string =>
    punctuation && bodyExcess(body) === null ? toFullWidth(body) : body;
  if (isPlain) return mendBody(text);

  text = withMendedYaml(text);
  const front = readFrontMatter(text);
  if (front === null) return text;
  const edits = foreignNames(front);
  const dates = [
    ...TIMES,
    ...Object.keys(FOREIGN_KEYS).filter((key) => TIMES.includes(FOREIGN_KEYS[key] ?? '')),
  ].map((key) => [key]);
  for (const path of [...dates, ...itemPaths(front, 'corrections').map((item) => [...item, 'date'])]) {
    const [written, range] = [scalarText(front, path), rangeOf(front, path)];
    const mended = written === null ? null : mendTimestamp(written, site.timeZone);
    if (range !== null && mended !== null) edits.push({ ...range, text: mended });
  }
  const summary = rangeOf(front, ['summary']);
  if (punctuation && summary !== null) {
    const written = text.slice(summary.from, summary.to);
    edits.push({ ...summary, text: toFullWidth(written, (plain) => plain) });
  }
  edits.push({ from: front.body, to: text.length, text: mendBody(text.slice(front.body)) });
  // From the end, so that the offsets of the others stay true.
  for (const edit of edits.sort((a, b) => b.from - a.from)) {
    text = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
  }
  return text;
}

/** The text with its front matter as it was meant, where only slips keep it from being YAML. */
function withMendedYaml(text: string): string {
  const place = findFrontMatter(text);
  if (place === null || place.end - place.start > MAX_FRONT_MATTER) return text;
  const written = text.slice(place.start, place.end);
  const mended = mendYaml(written.replaceAll('\r\n', '\n'))?.text;
  if (mended === undefined) return text;
  const lines = written.includes('\r\n') ? mended.replaceAll('\n', '\r\n') : mended;
  return text.slice(0, place.start) + lines + text.slice(place.end);
}

const TIMES = ['publishedAt', 'updatedAt', 'verifiedAt', 'expiresAt'];
const LISTS = ['topics', 'keywords', 'aliases'];

/** Edits that give fields of other systems our names, where ours isn't written yet, and make lists of words in commas. */
function foreignNames(front: WrittenYaml): { from: number; to: number; text: string }[] {
  const edits: { from: number; to: number; text: string }[] = [];
  const written = new Set(fieldKeys(front).map(({ name }) => name));
  for (const { name, from, to } of fieldKeys(front)) {
    const field = FOREIGN_KEYS[name];
    if (field === undefined || written.has(field)) continue;
    written.add(field);
    edits.push({ from, to, text: field });
    const [words, range] = [scalarText(front, [name]), rangeOf(front, [name])];
    if (words !== null && words !== '' && range !== null && LISTS.includes(field)) {
      edits.push({
        ...range,
        text: `[${words
          .split(/\s*[,，、]\s*/)
          .map(scalar)
          .join(', ')}]`,
      });
    }
  }
  return edits;
}
