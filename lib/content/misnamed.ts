import { fileError, type Problem } from './problem.ts';

/** Extensions of Markdown in other systems; of ours in other letters. */
const MARKDOWN = /\.(?:md|mdx|markdown|mdown|mkdn?)$/i;
const YAML = /\.ya?ml$/i;

/** The name under which a Markdown file would be read; null for one that has it, and for what is no Markdown. */
export const markdownName = (file: string): string | null =>
  MARKDOWN.test(file) && !file.endsWith('.md') ? file.replace(MARKDOWN, '.md') : null;

/** Which of the site's own files a name in the content folder was meant for; null when it is one, or is none. */
export function ownName(file: string, ownFiles: ReadonlySet<string>): string | null {
  const meant = file.toLowerCase().replace(MARKDOWN, '.md').replace(YAML, '.yaml');
  return meant !== file && ownFiles.has(meant) ? meant : null;
}

/** A file that nobody reads because of its name; both are paths inside the content folder. */
export function misnamed(file: string, meant: string): Problem {
  const name = meant.split('/').at(-1) ?? meant;
  const more = /\.mdx$/i.test(file) ? '；import、组件和花括号里的代码不起作用，换成普通的 Markdown' : '';
  return fileError(file, 'file-name', `没有读这个文件：它的名字应为 ${name}`, `改名为 ${name}${more}`);
}
