import { type FilePlace, type Finding, finding } from '../../content/problem.ts';
import { fenceReader } from '../../markdown/fence.ts';
import { blank } from '../../markdown/inline-spans.ts';
import { lettersOf } from '../../text/fold.ts';
import { type CheckedArticle, type Collection, textPlace } from '../collection.ts';
import { hanRuns, type RunPlace } from '../shared-runs.ts';

/** Letters of a fingerprint; one in `SAMPLE` fingerprints is kept. */
const SHINGLE = 8;
const SAMPLE = 16;
/** From here on texts are nearly equal: fingerprints of both ÷ those of either (Jaccard; Broder 1997). */
const NEARLY_EQUAL = 0.5;
/** Texts with fewer fingerprints are too short to be told apart. */
const LEAST_FINGERPRINTS = 8;
/** Articles that are kept for one fingerprint: one that is everywhere says little about two articles. */
const MOST_HOLDERS = 20;
/** Most passages that are reported for one article. */
const MOST_RUNS = 3;

/** Articles whose titles differ only in signs, or whose texts are nearly the same. */
export function* checkNearDuplicates({ articles, placeOf }: Collection): Iterable<Finding> {
  const titles = new Map<string, CheckedArticle>();
  const holders = new Map<number, number[]>();
  const sizes: number[] = [];
  /** Fingerprints that each earlier article shares with the one that is looked at. */
  const shared = new Uint32Array(articles.length);
  for (const [index, checked] of articles.entries()) {
    const { file, article, outline } = checked;
    const letters = lettersOf(article.title);
    const sameTitle = titles.get(letters);
    if (sameTitle === undefined) titles.set(letters, checked);
    else if (letters !== '' && sameTitle.article.title !== article.title) {
      yield near(placeOf(file, ['title']), `标题与 ${sameTitle.file} 只差标点`);
    }
    const fingerprints = fingerprintsOf(outline.text);
    sizes.push(fingerprints.size);
    let [best, common] = [-1, 0];
    const counted: number[] = [];
    for (const fingerprint of fingerprints) {
      const list = holders.get(fingerprint);
      if (list === undefined) {
        holders.set(fingerprint, [index]);
        continue;
      }
      for (const other of list) {
        const count = (shared[other] ?? 0) + 1;
        shared[other] = count;
        counted.push(other);
        if (count > common) [best, common] = [other, count];
      }
      if (list.length < MOST_HOLDERS) list.push(index);
    }
    for (const other of counted) shared[other] = 0;
    const other = articles[best];
    if (other === undefined || fingerprints.size < LEAST_FINGERPRINTS) continue;
    const share = common / (fingerprints.size + (sizes[best] ?? 0) - common);
    if (share < NEARLY_EQUAL) continue;
    yield near(placeOf(file, ['title']), `正文与 ${other.file} 约有 ${Math.round(share * 100)}% 相同`);
  }
}

const near = (place: FilePlace, message: string): Finding =>
  finding(place, 'near-duplicate', message, '合并成一篇（另一篇的地址写进 aliases），或让两篇各答各的问题');

/** Hashes of the runs of `SHINGLE` letters, a fixed sample of them. */
function fingerprintsOf(text: string): Set<number> {
  const letters = lettersOf(text);
  const found = new Set<number>();
  for (let at = 0; at + SHINGLE <= letters.length; at += 1) {
    let hash = 0x811c9dc5;
    for (let next = at; next < at + SHINGLE; next += 1) {
      hash = Math.imul(hash ^ letters.charCodeAt(next), 0x01000193);
    }
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
    if (hash % SAMPLE === 0) found.add(hash);
  }
  return found;
}

/** Passages that stand word for word in two articles: copied, or written from the same model. */
export function* checkSharedRuns({ articles, placeOf }: Collection): Iterable<Finding> {
  const runPlace = (checked: CheckedArticle, { part, offset }: RunPlace): FilePlace =>
    part === 0 ? placeOf(checked.file, ['summary']) : textPlace(checked, offset);
  const texts = articles.map(({ article, markdown }) => [article.summary, withoutCode(markdown)]);
  for (const [index, runs] of hanRuns(texts)) {
    const checked = articles[index];
    if (checked === undefined) continue;
    const longest = [...runs].sort((a, b) => b.length - a.length).slice(0, MOST_RUNS);
    for (const run of longest) {
      const other = articles[run.other.text];
      if (other === undefined) continue;
      const { line } = runPlace(other, run.other);
      const letters = run.length > run.letters.length ? `${run.letters}…` : run.letters;
      const more = runs.length > MOST_RUNS ? `；本篇共有 ${runs.length} 处` : '';
      yield {
        ...runPlace(checked, run),
        rule: 'shared-run',
        message: `${run.length} 个汉字与 ${other.file}:${line} 相同：「${letters}」${more}`,
        fix: '换成自己的说法，或链接到那一篇',
      };
    }
  }
}

/** The text with blanks for fenced code and for comments that begin a line: quick, since it is needed of every text. */
function withoutCode(markdown: string): string {
  const kindOf = fenceReader();
  const lines = markdown.split('\n');
  return lines.map((line) => (kindOf(line) === 'text' ? line : blank(line))).join('\n');
}
