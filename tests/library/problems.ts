import { byPlace, type Problem } from '../../lib/content/problem.ts';
import type { Library } from '../../lib/library/open.ts';
import { problemsLastSavedFirst } from '../../lib/library/problems.ts';

/** What a preview says of the content, sorted by file, line and column. */
export const problems = (library: Library, contentDir: string): Problem[] =>
  problemsLastSavedFirst(library, contentDir)
    .sort(byPlace)
    .map((problem) => ({ ...problem, fix: problem.fix() }));
