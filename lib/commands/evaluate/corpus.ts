import { join } from 'node:path';
import * as z from 'zod';
import { type Line, linesOf, type Remark } from './lines.ts';
import type { Grades } from './metrics.ts';

/** A document of a corpus, with what the methods may look at. `time` in ms. */
export type CorpusDocument = {
  id: string;
  title: string;
  time: number | undefined;
  topics: string[];
  keywords: string[];
  body: string;
};

/** Documents, and for some of them the documents that belong beside them. */
export type Corpus = { documents: CorpusDocument[]; judgments: ReadonlyMap<string, Grades> };

const word = z.union([z.string(), z.number()]).transform(String);
const text = word.nullish().transform((written) => written ?? '');
const words = z
  .union([z.array(word), word.transform((one) => [one])])
  .nullish()
  .transform((written) => written ?? []);
const documentLine = z.object({
  id: word,
  title: text,
  date: text,
  topics: words,
  keywords: words,
  body: text,
});

/**
 * Reads `docs.jsonl` (a document a line; only its id is needed) and `qrels.tsv` (source, target, grade) of a folder.
 * What can't be read is left out and told to `remark`, with file and line. Throws a UserError when a file can't
 * be opened.
 */
export function readCorpus(folder: string, remark: Remark): Corpus {
  const documents = new Map<string, CorpusDocument>();
  for (const line of linesOf(join(folder, 'docs.jsonl'))) {
    const document = readDocument(line);
    if (typeof document === 'string') remark(`${line.where}：${document}，跳过这一行`);
    else if (documents.has(document.id)) remark(`${line.where}：id「${document.id}」重复，跳过这一行`);
    else documents.set(document.id, document);
  }
  const judgments = readGrades(join(folder, 'qrels.tsv'), documents, remark);
  if (judgments.size === 0) remark('没有一对判断的两篇都在 docs.jsonl 里，下面的数字都是 0');
  return { documents: [...documents.values()], judgments };
}

/** The line's document, or what is wrong with the line. */
function readDocument(line: Line): CorpusDocument | string {
  let written: unknown;
  try {
    written = JSON.parse(line.text);
  } catch {
    return '不是 JSON';
  }
  const { data, error } = documentLine.safeParse(written);
  if (data === undefined) return `字段「${error.issues[0]?.path.join('.') || '整行'}」不对`;
  const { date, ...document } = data;
  const time = Date.parse(date);
  return { ...document, time: Number.isNaN(time) ? undefined : time };
}

/**
 * Reads graded pairs, one a line: source, target, grade. A first line `source	target	grade`
 * is a heading. Grades of 0 and below, a document beside itself and documents that aren't `known` don't count; other
 * lines are told to `remark`.
 */
export function readGrades(
  file: string,
  known: { has(id: string): boolean },
  remark: Remark,
): Map<string, Grades> {
  const judgments = new Map<string, Map<string, number>>();
  for (const { text: line, where } of linesOf(file)) {
    const [source, target, grade] = line.split('\t').map((column) => column.trim());
    if (source === 'source' && grade === 'grade') continue;
    if (source === undefined || target === undefined || !/^-?\d+(?:\.\d+)?$/.test(grade ?? '')) {
      remark(`${where}：应为「来源、目标、等级」三列，以制表符分隔，跳过这一行`);
      continue;
    }
    if (source === target || Number(grade) <= 0) continue;
    if (!known.has(source) || !known.has(target)) continue;
    const grades = judgments.get(source) ?? new Map<string, number>();
    grades.set(target, Number(grade));
    judgments.set(source, grades);
  }
  return judgments;
}
