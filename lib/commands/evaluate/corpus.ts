import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
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

const documentLine = z.object({
  id: z.string(),
  title: z.string(),
  date: z.string().nullish(),
  topics: z.array(z.string()).nullish(),
  keywords: z.array(z.string()).nullish(),
  body: z.string(),
});

/**
 * Reads `docs.jsonl` (a document a line: id, title, body; date, topics and keywords may be
 * missing) and `qrels.tsv` (source, target, grade) of a folder. Throws when a file is missing
 * or a line is not in this form, with its number.
 */
export function readCorpus(folder: string): Corpus {
  const documents = linesOf(join(folder, 'docs.jsonl')).map(({ text, where }) => {
    const line = documentLine.safeParse(JSON.parse(text));
    if (!line.success) throw new Error(`${where}：${z.prettifyError(line.error)}`);
    const { id, title, date, topics, keywords, body } = line.data;
    const time = Date.parse(date ?? '');
    return {
      id,
      title,
      body,
      time: Number.isNaN(time) ? undefined : time,
      topics: topics ?? [],
      keywords: keywords ?? [],
    };
  });
  const known = new Set(documents.map((document) => document.id));
  return { documents, judgments: readGrades(join(folder, 'qrels.tsv'), known) };
}

/**
 * Reads graded pairs, one a line: source, target, grade. A first line `source	target	grade`
 * is a heading. Grade 0, a document beside itself and documents that aren't `known` don't count.
 */
export function readGrades(file: string, known: ReadonlySet<string>): Map<string, Grades> {
  const judgments = new Map<string, Map<string, number>>();
  for (const { text, where } of linesOf(file)) {
    const [source, target, grade] = text.split('\t');
    if (source === 'source' && grade === 'grade') continue;
    if (source === undefined || target === undefined || !/^\d+$/.test(grade ?? '')) {
      throw new Error(`${where}：应为「来源、目标、等级」三列，以制表符分隔`);
    }
    if (source === target || Number(grade) === 0) continue;
    if (!known.has(source) || !known.has(target)) continue;
    const grades = judgments.get(source) ?? new Map<string, number>();
    grades.set(target, Number(grade));
    judgments.set(source, grades);
  }
  return judgments;
}

/** The lines of a text file that aren't empty, with `file:number` for messages. */
export function linesOf(file: string): { text: string; where: string }[] {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((text, at) => ({ text, where: `${file}:${at + 1}` }))
    .filter(({ text }) => text.trim() !== '');
}
