import { isMap } from 'yaml';
import type { ContentFile } from '../content/folder.ts';
import { scalar } from '../content/yaml-scalar.ts';
import type { Site } from '../site/site.ts';
import { applyEdits, lineEndOf } from '../text/edits.ts';
import { derivedFields, NOTHING, withoutLines } from './derived-fields.ts';
import type { GivenFields } from './front-matter-for-plain.ts';
import { isEnough } from './opening.ts';
import { requiredFields } from './required-fields.ts';
import { fieldKeys, rangeOf, readFrontMatter, scalarText, type WrittenYaml } from './written-yaml.ts';

/**
 * Gives front matter the required fields that it lacks, as far as they can be known (`derivedFields`): other systems
 * ask for none of them. A summary that is too short goes on with the text's first sentences. Null where nothing is
 * missing or can be known, or lines can't be added.
 * @param text an article with our names of its fields
 * @param when milliseconds since the epoch
 */
export function giveMissingFields(
  text: string,
  file: Pick<ContentFile, 'file' | 'mtime'>,
  site: Site,
  when: number,
): GivenFields | null {
  const front = readFrontMatter(text);
  if (front === null || !takesLines(front)) return null;
  const short = shortSummary(text, front);
  const derived = derivedFields(text.slice(front.body), file, site, when, short?.words);
  const longer =
    short === null || derived.summary === null ? [] : [{ ...short.range, text: scalar(derived.summary) }];
  const names = namesOf(front);
  const missing = requiredFields(derived).filter((line) => !names.has(nameOf(line)));
  if (missing.length === 0 && longer.length === 0) return null;
  // A heading that says the title again would stand below it.
  const isTitled = names.has('title') && scalarText(front, ['title']) !== derived.title;
  const removed = isTitled ? NOTHING : derived.titleLines;
  const given = [
    applyEdits(text.slice(0, front.end), longer),
    ...missing.map((line) => lineEndOf(text) + line),
    text.slice(front.end, front.body),
    withoutLines(derived.lines, removed),
  ].join('');
  // Below fields that are indented, for one, they can't be read.
  const now = namesOf(readFrontMatter(given));
  if (!missing.every((line) => now.has(nameOf(line)))) return null;
  return {
    text: given,
    added: { from: lineBreaks(text.slice(0, front.end)) + 1, count: missing.length },
    removed: { ...removed, from: removed.from + lineBreaks(text.slice(0, front.body)) },
  };
}

/** Whether fields can be added below those that are there; all of these may have become comments. */
const takesLines = ({ document: { contents }, start, end }: WrittenYaml): boolean =>
  contents === null ? start <= end : isMap(contents) && !contents.flow;

/** A summary in one line that is too short, and where it is written. */
function shortSummary(text: string, front: WrittenYaml) {
  const [words, range] = [scalarText(front, ['summary']), rangeOf(front, ['summary'])];
  if (words === null || range === null || words.trim() === '' || isEnough(words)) return null;
  return text.slice(range.from, range.to).includes('\n') ? null : { words, range };
}

const namesOf = (front: WrittenYaml | null): ReadonlySet<string> =>
  new Set(front === null ? [] : fieldKeys(front).map(({ name }) => name));

const nameOf = (line: string): string => line.slice(0, line.indexOf(':'));

const lineBreaks = (text: string): number => text.split('\n').length - 1;
