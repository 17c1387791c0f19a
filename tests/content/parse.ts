import { parseArticle } from '../../lib/content/parse-article.ts';
import { problemPlace } from '../../lib/content/problem.ts';
import { bytes } from './article-text.ts';

export const FILE = 'articles/gift-card.md';
export const ZONE = 'Asia/Shanghai';
export const parse = (text: string, file = FILE) => parseArticle(file, bytes(text), ZONE);
/** Problems as an editor reads them: place, severity, rule, message and fix. */
export const report = (text: string, file = FILE): string[] =>
  parse(text, file).problems.map(
    (problem) =>
      `${problemPlace(problem)} ${problem.severity} ${problem.rule} ${problem.message} → ${problem.fix}`,
  );
export const at = (line: number, column: number): string => `${FILE}:${line}:${column}`;
