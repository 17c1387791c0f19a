import type { RuleId } from './rules.ts';

/** A place in a file. */
export interface Place {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units as editors count. */
  readonly column: number;
}

/** A place with the file that it is in. */
export type FilePlace = Place & Pick<Problem, 'file'>;

/** The first character of a file: for a problem of the file as a whole. */
export const FILE_START: Place = { line: 1, column: 1 };

/** What is wrong in a file of the content folder, where, and how an editor mends it. */
export interface Problem extends Place {
  /** Path inside the content folder, with `/`. */
  readonly file: string;
  /** `error`: the file, or the part of it, is not used. `warn`: it is used as it is. */
  readonly severity: 'error' | 'warn';
  /** Identifier of the rule, for `site.yaml`'s `rules` and for machines. */
  readonly rule: RuleId;
  /** What is wrong, in Chinese. */
  readonly message: string;
  /** What to do, in Chinese. */
  readonly fix: string;
}

/**
 * A problem whose fix is worked out only when it is told: among 10,000 articles, to look for the name that was meant
 * takes 10 ms.
 */
export type FoundProblem = Omit<Problem, 'fix'> & { readonly fix: () => string };

/** A problem before the site's settings have given it a severity; the fix may be worked out later. */
export type Finding = Omit<Problem, 'severity' | 'fix'> & { readonly fix: string | (() => string) };

/** What is wrong at a place: a `Finding` where that has a file, a `Mistake` where it has none. */
export const finding = <P extends Place, Fix>(place: P, rule: RuleId, message: string, fix: Fix) => ({
  ...place,
  rule,
  message,
  fix,
});

/** The place of a problem of a file as a whole. */
export const wholeFile = (file: string): FilePlace => ({ file, ...FILE_START });

/** A problem without its file, for code that is given a text alone. An error unless it is said to be none. */
export type Mistake = Omit<Problem, 'file' | 'severity'>;

/** A problem of a file as a whole, which keeps it from being read or used. */
export const fileError = (file: string, rule: RuleId, message: string, fix: string): Problem => ({
  ...finding(wholeFile(file), rule, message, fix),
  severity: 'error',
});

/** Rules about what a file says of others: the file is used, without that reference. */
const BETWEEN_FILES = new Set<RuleId>([
  'duplicate-title',
  'unknown-related',
  'self-related',
  'unknown-topic',
  'broken-link',
  'unknown-featured',
  'missing-image',
  'foreign-image',
  'parent-circle',
]);

/** Whether the problem keeps the file from being used, so that the site shows its last good version, if any. */
export const keepsOut = ({ severity, rule }: Pick<Problem, 'severity' | 'rule'>): boolean =>
  severity === 'error' && !BETWEEN_FILES.has(rule);

/** The order of reports: by file (UTF-16 units), line and column. */
export const byPlace = (a: FilePlace, b: FilePlace): number =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column;

/** `file:line:column`, as terminals and editors link it. */
export const problemPlace = (problem: FilePlace): string =>
  `${problem.file}:${problem.line}:${problem.column}`;

/** 1-based line and column of an offset in a text. */
export function positionAt(text: string, offset: number): Place {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}
