import { isMap } from 'yaml';
import { bodyExcess } from '../content/body-limits.ts';
import { foreignField, TIME_FIELDS } from '../content/field-names.ts';
import { findFrontMatter, MAX_FRONT_MATTER } from '../content/front-matter.ts';
import { mendYaml } from '../content/mend-yaml.ts';
import { severityOf } from '../content/rules.ts';
import { tomlAsYaml } from '../content/toml.ts';
import { withoutUnseen } from '../content/unseen.ts';
import { mendTimestamp } from '../site/dates.ts';
import type { Site } from '../site/site.ts';
import { applyEdits } from '../text/edits.ts';
import { foreignNames, hasForeignFields, writtenSlug } from './foreign-fields.ts';
import { toFullWidth } from './half-width.ts';
import { fieldKeys, itemPaths, rangeOf, readFrontMatter, scalarText } from './written-yaml.ts';

/**
 * The mended text of one file.
 * @param slug what an article's file is to be called; null for Markdown without front matter: the page about the site
 */
export function mendText(before: string, site: Site, slug: string | null): string {
  let text = before;
  if (severityOf('bom', site) !== 'off') text = text.replace(/^\uFEFF/, '');
  if (severityOf('line-ends', site) !== 'off') text = text.replace(/\r\n?/g, '\n');
  if (severityOf('unseen-character', site) !== 'off') text = withoutUnseen(text);
  const punctuation = severityOf('half-width-punctuation', site) !== 'off';
  // A text that would keep the parser busy for seconds is a problem of its own.
  const mendBody = (body: string): string =>
    punctuation && bodyExcess(body) === null ? toFullWidth(body) : body;
  if (slug === null)
    return mendBody(severityOf('about-front-matter', site) === 'off' ? text : withHiddenFields(text));

  text = withMendedYaml(tomlAsYaml(text) ?? text);
  const front = readFrontMatter(text);
  if (front === null) return text;
  const edits = foreignNames(text, front, slug);
  // Once each: of a field that stands there twice, the first is found both times.
  const names = [...new Set(fieldKeys(front).map(({ name }) => name))];
  const pathsOf = (...fields: readonly string[]): string[][] =>
    names.flatMap((name) =>
      fields.includes(foreignField(name, front.document.get(name)) ?? name) ? [[name]] : [],
    );
  for (const path of [
    ...pathsOf(...TIME_FIELDS),
    ...itemPaths(front, ['corrections']).map((item) => [...item, 'date']),
  ]) {
    const [written, range] = [scalarText(front, path), rangeOf(front, path)];
    const mended = written === null ? null : mendTimestamp(written, site.timeZone);
    if (range !== null && mended !== null) edits.push({ ...range, text: mended });
  }
  const sentences = [
    ...pathsOf('summary'),
    ...itemPaths(front, ['related']).map((item) => [...item, 'reason']),
  ];
  for (const path of punctuation ? sentences : []) {
    const range = rangeOf(front, path);
    // In a list or a record, commas and colons are YAML's.
    if (range === null || scalarText(front, path) === null) continue;
    // The lines of one that has become a comment.
    if (edits.some(({ from, to }) => to > range.from && from < range.to)) continue;
    edits.push({ ...range, text: toFullWidth(text.slice(range.from, range.to), (plain) => plain) });
  }
  edits.push({ from: front.body, to: text.length, text: mendBody(text.slice(front.body)) });
  return applyEdits(text, edits);
}

/** Whether a text has the front matter of another system. */
export function isOfAnotherSystem(text: string): boolean {
  const toml = tomlAsYaml(text);
  const front = readFrontMatter(withMendedYaml(toml ?? text));
  return front !== null && (toml !== null || hasForeignFields(front));
}

/** Whether front matter has a title and no more, as the first post of Hexo: it may be of any system. */
export const hasTitleOnly = (text: string): boolean =>
  /^\uFEFF?---[ \t]*\r?\n(?:(?:title|draft)[ \t]*:.*\r?\n)+---[ \t]*(?:\r?\n|$)/.test(text);

/** The slug that the front matter of another system gives; null where it gives none. */
export function slugWrittenIn(text: string): string | null {
  // Most have none, and aren't parsed.
  if (!/^slug\b/m.test(text)) return null;
  const front = readFrontMatter(withMendedYaml(tomlAsYaml(text) ?? text));
  return front === null ? null : writtenSlug(front);
}

/** Markdown with the fields of another system at its beginning as a comment, which no page shows. */
function withHiddenFields(text: string): string {
  const front = readFrontMatter(text);
  if (front === null || !isMap(front.document.contents) || front.yaml.includes('-->')) return text;
  const [from, to] = [text.indexOf('---'), text.lastIndexOf('---', front.body)];
  return applyEdits(text, [
    { from, to: from + 3, text: '<!--' },
    { from: to, to: to + 3, text: '-->' },
  ]);
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
