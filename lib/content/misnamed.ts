import { fileError, type Problem } from './problem.ts';
import { slugLike } from './slug.ts';

/** The extension of Markdown in any spelling; ours is `.md`. Windows hides the `.txt` that Notepad puts behind it. */
const MARKDOWN = /\.(?:md|mdx|markdown|mdown|mkdn?)(?:\.txt)?$/i;
const YAML = /\.ya?ml(?:\.txt)?$/i;

/** The name that a Markdown file should have; null if it has it, or is no Markdown file. */
export const markdownName = (file: string): string | null =>
  MARKDOWN.test(file) && !file.endsWith('.md') ? file.replace(MARKDOWN, '.md') : null;

/** Which of the site's own files a misspelt name was meant for (`Topics.yml`: `topics.yaml`); null for other names. */
export function ownName(file: string, ownFiles: ReadonlySet<string>): string | null {
  const meant = file.toLowerCase().replace(MARKDOWN, '.md').replace(YAML, '.yaml');
  return meant !== file && ownFiles.has(meant) ? meant : null;
}

/** An article's file gets a name that can be its address at once. */
function nameLike(name: string): string {
  const slug = name.endsWith('.md') ? slugLike(name.slice(0, -3)) : null;
  return slug === null ? name : `${slug}.md`;
}

/** What to do with the code in a file of MDX. */
export const MDX_CODE = 'import、组件和花括号里的代码不起作用，换成普通的 Markdown';

/**
 * The problem of a file that is not read because of its name.
 * @param meant the path that it should have; both inside the content folder
 */
export function misnamed(file: string, meant: string): Problem {
  const name = nameLike(meant.split('/').at(-1) ?? meant);
  const more = /\.mdx$/i.test(file) ? `；${MDX_CODE}` : '';
  return fileError(file, 'file-name', `没有读这个文件：它的名字应为 ${name}`, `改名为 ${name}${more}`);
}
