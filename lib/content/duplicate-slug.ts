import { slugOfFile } from './parse-article.ts';
import type { Problem } from './problem.ts';

/** Of a file whose address another file has. Told where all files are known: when they are imported, and checked. */
export const duplicateSlug = (file: string, owner: string): Problem => ({
  file,
  line: 1,
  column: 1,
  severity: 'error',
  rule: 'duplicate-slug',
  message: `地址「${slugOfFile(file)}」已被 ${owner} 占用`,
  fix: '给其中一个文件改名',
});
