/** A place in a file. */
export interface Place {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units as editors count. */
  readonly column: number;
}

/** What is wrong in a file of the content folder, where, and how an editor mends it. */
export interface Problem extends Place {
  /** Path inside the content folder, with `/`. */
  readonly file: string;
  /** `error`: the file, or the part of it, is not used. `warn`: it is used as it is. */
  readonly severity: 'error' | 'warn';
  /** Identifier of the rule, for `site.yaml`'s `rules` and for machines. */
  readonly rule: string;
  /** What is wrong, in Chinese. */
  readonly message: string;
  /** What to do, in Chinese. */
  readonly fix: string;
}

/** A problem whose file is known where it is told. */
export type Finding = Omit<Problem, 'file' | 'severity'>;

/** `file:line:column`, as terminals and editors link it. */
export const problemPlace = (problem: Problem): string => `${problem.file}:${problem.line}:${problem.column}`;

/** 1-based line and column of an offset in a text. */
export function positionAt(text: string, offset: number): Place {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}
