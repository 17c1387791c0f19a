import { isAlias, isCollection, isMap, isScalar, isSeq, visit } from 'yaml';
import { frontMatterSchema } from '../content/article.ts';
import { foreignField, hides, isUnusedKey, itemsOf, WORD_LISTS } from '../content/field-names.ts';
import { slugOfField } from '../content/slug.ts';
import { nearest } from '../content/suggestion.ts';
import { onlyWord, scalar } from '../content/yaml-scalar.ts';
import type { Edit } from '../text/edits.ts';
import { fieldKeys, itemPaths, rangeOf, scalarText, type WrittenYaml } from './written-yaml.ts';

/** Whether front matter has fields of another system. */
export const hasForeignFields = (front: WrittenYaml): boolean =>
  fieldKeys(front).some(
    ({ name }) =>
      name === 'slug' ||
      isUnusedKey(name) ||
      foreignField(name, front.document.get(name)) !== undefined ||
      isNames(front, name),
  );

/** The slug that another system's field gives an article; null where none does. */
export function writtenSlug({ document }: WrittenYaml): string | null {
  const node = document.get('slug', true);
  // Of 007, the value is 7.
  return isScalar(node) && typeof node.source === 'string' ? slugOfField(node.source) : null;
}

/** With a letter that the last part of an address hardly has. */
const NAME = /^(?=.*[\p{Script=Han}\p{Lu} ])[^/:]+$/u;

/** Whether `aliases` are other names of a note, as Obsidian has them, and no addresses. */
function isNames(front: WrittenYaml, field: string): boolean {
  if (field !== 'aliases') return false;
  const text = scalarText(front, [field]);
  const items =
    text === null
      ? itemPaths(front, [field]).map((path) => scalarText(front, path))
      : itemsOf('keywords', text);
  return items.length > 0 && items.every((item) => item !== null && NAME.test(item));
}

const KNOWN = Object.keys(frontMatterSchema.shape);
/** Whether a field is neither ours nor one of ours with a slip in its name. */
const isUnknown = (name: string): boolean => !KNOWN.includes(name) && nearest(name, KNOWN) === null;

/** Fields of which each is a better list of keywords than a note's other names. */
const KEYWORDS = ['keywords', 'tags', 'tag'];

/** Fields of ours beside which another name says more: one more address, or that the article stays off the site. */
const SEVERAL = new Set(['aliases', 'draft']);

/**
 * Edits that give fields of other systems our names, where ours isn't written yet, make lists of words in commas, and
 * make comments of fields that have no use here, no value, or a value elsewhere under our name; beside such fields,
 * also of those that nobody knows.
 * @param slug what the file's name is to be
 */
export function foreignNames(text: string, whole: WrittenYaml, slug: string): Edit[] {
  const edits: Edit[] = [];
  const written = new Set(fieldKeys(whole).map(({ name }) => name));
  const seen = new Set<string>();
  const isForeign = hasForeignFields(whole);
  let hasAliases = false;
  visit(whole.document, (_, node) => {
    hasAliases ||= isAlias(node);
  });
  for (const { name, from, to } of fieldKeys(whole)) {
    // Of two of ours, the editor decides.
    if (seen.has(name) && WORD_LISTS.includes(name)) continue;
    const front = seen.has(name) ? withoutFieldsBefore(whole, from) : whole;
    seen.add(name);
    // Undefined where nothing is written behind the colon.
    const value: unknown = front.document.get(name);
    const range = rangeOf(front, [name]);
    const areNames = isNames(front, name);
    const foreign = areNames ? 'keywords' : foreignField(name, value);
    const isTwice =
      foreign !== undefined && (areNames ? KEYWORDS.some((key) => written.has(key)) : written.has(foreign));
    if (isTwice && (SEVERAL.has(foreign) || isNothing(whole.document.get(foreign, true)))) continue;
    const isUseless =
      name === 'slug'
        ? [slug, null].includes(writtenSlug(front))
        : foreign === undefined && (isUnusedKey(name) || (isForeign && isUnknown(name)));
    if (isUseless || isTwice || (foreign !== undefined && saysNothing(value))) {
      // An alias may stand for a value in the field.
      if (!hasAliases) edits.push(...asComment(text, from, range?.to ?? to));
      continue;
    }
    const field = foreign ?? name;
    written.add(field);
    if (field !== name) edits.push({ from, to, text: field });
    if (range === null) continue;
    if (field === 'draft' && field !== name)
      edits.push({ ...range, text: String(hides(name, value) || value !== true) });
    if (!WORD_LISTS.includes(field)) continue;
    const words = hasAliases ? null : (wordsOfLists(front, name) ?? namesOfPeople(front, name));
    if (words !== null) {
      // Above the lines of the list: no mending of front matter takes a line away.
      const place = text.indexOf(':', to) + 1;
      edits.push({ from: place, to: place, text: ` [${words.join(', ')}]` });
      edits.push(...asComment(text, text.lastIndexOf('\n', range.from) + 1, range.to));
      continue;
    }
    edits.push(...withoutInnerLists(text, front, name));
    if (typeof value !== 'string') continue;
    const items = itemsOf(name, written.has('layout') ? withLines(name, value) : value);
    if (items.length > 0) edits.push({ ...range, text: `[${items.join(', ')}]` });
  }
  return edits;
}

/** The words of Jekyll's fields whose words are parted by blanks, each in a line. */
const withLines = (name: string, words: string): string =>
  /^(?:tags|categories)$/.test(name) && !/[,，、]/.test(words) ? words.trim().replace(/\s+/g, '\n') : words;

/** Front matter as it reads from a field on: of a name that stands there twice, only the first is found. */
function withoutFieldsBefore(front: WrittenYaml, from: number): WrittenYaml {
  const document = front.document.clone();
  if (isMap(document.contents))
    document.contents.items = document.contents.items.filter(
      ({ key }) => isScalar(key) && key.range && front.start + key.range[0] >= from,
    );
  return { ...front, document };
}

/** Whether a field is written without a value. */
const isNothing = (node: unknown): boolean => isScalar(node) && (node.value === null || node.value === '');

/** Whether what stands behind a colon is nothing, as in templates of other systems: `""`, `[]`. */
const saysNothing = (value: unknown): boolean =>
  value === undefined || value === '' || (isSeq(value) && value.items.every(isNothing));

/** Edits that take single words of a list out of lists of their own, as Hexo has categories: `- [卡]`. */
function withoutInnerLists(text: string, front: WrittenYaml, name: string): Edit[] {
  return itemPaths(front, [name]).flatMap((path): Edit[] => {
    const [word, range] = [onlyWord(front.document.getIn(path, true)), rangeOf(front, path)];
    return word === null || range === null || text.slice(range.from, range.to).includes('\n')
      ? []
      : [{ ...range, text: word }];
  });
}

/**
 * The words of a list that has lists of several words below it, as Hexo has categories (`- [卡, 券]`), each as YAML;
 * null of anything else.
 */
function wordsOfLists({ document }: WrittenYaml, name: string): string[] | null {
  const list = document.get(name, true);
  if (!isSeq(list) || list.flow === true) return null;
  const lists = list.items.filter(isSeq);
  if (!lists.some(({ items }) => items.length > 1)) return null;
  const words = new Set<string>();
  for (const item of list.items.flatMap((one) => (isSeq(one) ? one.items : [one]))) {
    if (!isScalar(item) || typeof item.value !== 'string') return null;
    words.add(scalar(item.value));
  }
  return [...words];
}

/**
 * The names of people of whom more is said, as in VuePress and Docusaurus (`name: 高伟`, `url: …`), each as YAML; null of
 * anything else.
 */
function namesOfPeople({ document }: WrittenYaml, field: string): string[] | null {
  const people = document.get(field, true);
  if (!isCollection(people) || people.flow === true) return null;
  const list = isSeq(people) ? people.items : [people];
  if (!list.some(isMap)) return null;
  const names = list.map((person): unknown =>
    isMap(person) ? person.get('name') : isScalar(person) && person.value,
  );
  return names.every((name) => typeof name === 'string') ? names.map(scalar) : null;
}

/** What may stand behind a field on its last line. */
const LINE_END = /[ \t]*:?[ \t]*(?:#|\r?\n|$)/y;

/** Edits that make comments of the lines of a field; none where other fields are on them. */
function asComment(text: string, from: number, to: number): Edit[] {
  const lines = text.slice(from, to).trimEnd();
  LINE_END.lastIndex = from + lines.length;
  if (text[from - 1] !== '\n' || !LINE_END.test(text)) return [];
  return [...lines.matchAll(/^|(?<=\n|\r(?!\n))/g)].map(({ index }) => ({
    from: from + index,
    to: from + index,
    text: '# ',
  }));
}
