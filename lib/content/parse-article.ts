import matter from 'gray-matter';
import { type Article, frontMatterSchema } from './article.ts';
import { readTimes } from './article-times.ts';
import { bodyExcess } from './body-limits.ts';
import { findFrontMatter, MAX_FRONT_MATTER } from './front-matter.ts';
import { mergeConflict } from './merge-conflict.ts';
import { isPlainMarkdown } from './plain-markdown.ts';
import {
  FILE_START,
  fileError,
  finding,
  type Mistake,
  type Place,
  type Problem,
  positionAt,
} from './problem.ts';
import type { RuleId } from './rules.ts';
import { isConflictedCopy, isSlug, meantSlug, namingFolder, slugLike, slugOfFile } from './slug.ts';
import { decodeText, plainText } from './text-file.ts';
import { tomlAsYaml } from './toml.ts';
import { firstUnseen, unseenProblems } from './unseen.ts';
import { BY_FIX } from './value-fix.ts';
import { NOWHERE, type PlaceOf, readYaml } from './yaml-record.ts';

export interface ParsedFile {
  /** Null when the file has an error that makes its record unusable. */
  readonly article: Article | null;
  readonly problems: readonly Problem[];
  /** The Markdown after the front matter, where it can be read, even if the front matter has errors. */
  readonly body: Pick<Article, 'body' | 'bodyLine'> | null;
  /** Where the fields of the front matter are written; known where there is an article. */
  readonly place: PlaceOf;
}

const BY_NAME = '地址是文件名，不是文件夹名';

/** The problem of a file whose address another file has; `owner` is the path of that one. */
export function duplicateSlug(file: string, owner: string): Problem {
  const slug = slugOfFile(file);
  // Hugo gives each article a folder of its own, with an index.md in it.
  const isOfFolder = namingFolder(file) !== null;
  const [, folder] = /([^/]+)\/[^/]+$/.exec(file) ?? [];
  const other = folder === undefined || folder === 'articles' ? null : slugLike(`${folder}-${slug}`);
  const fix = isOfFolder
    ? `${BY_NAME}：把 ${slug}.md 改名为 ${meantSlug(file)}.md，另一个也这样改`
    : `给其中一个文件改名${other === null ? '' : `，例如 ${other}.md`}`;
  return fileError(file, 'duplicate-slug', `地址「${slug}」已被 ${owner} 占用`, fix);
}

/**
 * Turns the bytes of one Markdown file into an article, or into the reasons why not. Never throws.
 * @param file path inside the content folder, with `/`; the slug is its last part without `.md`
 * @param zone the site's IANA time zone, for times without an offset
 */
export function parseArticle(file: string, bytes: Uint8Array, zone: string): ParsedFile {
  const problems: Problem[] = [];
  const add = (mistake: Mistake): void => {
    problems.push({ file, severity: 'error', ...mistake });
  };
  const unusable = (problem: Problem): ParsedFile => ({
    article: null,
    problems: [...problems, problem],
    body: null,
    place: NOWHERE,
  });
  const slug = slugOfFile(file);
  if (!isSlug(slug)) problems.push(wrongSlug(file, slug));
  const decoded = decodeText(file, bytes);
  if ('problem' in decoded) return unusable(decoded.problem);
  const text = plainText(decoded.text);
  problems.push(...formProblems(file, decoded.text), ...unseenProblems(file, text));
  if (text.trim() === '') {
    const fix = '写上开头信息和正文；npm run new -- "标题" 可以生成一份';
    return unusable(fileError(file, 'empty-file', '文件是空的', fix));
  }
  const conflict = mergeConflict(text);
  if (conflict !== null) return unusable({ file, severity: 'error', ...conflict });
  const split = splitFrontMatter(text);
  if (split === null) return unusable({ file, severity: 'error', ...withoutFrontMatter(text) });
  if (split.yaml.length > MAX_FRONT_MATTER) {
    const message = `开头的信息区太长（${split.yaml.length} 个字符），上限 ${MAX_FRONT_MATTER} 个`;
    const fix = '看看结束它的 --- 是不是写在最后一个字段下面；正文写在 --- 之后';
    return unusable(fileError(file, 'front-matter', message, fix));
  }
  const bodyLine = positionAt(text, text.length - split.body.length).line - 1;
  const excess = bodyExcess(split.body);
  if (excess !== null) add({ ...excess, line: excess.line + bodyLine });
  const body = { body: split.body, bodyLine };
  const yaml = readYaml({ file, text: split.yaml, lineOffset: 1 }, frontMatterSchema);
  problems.push(...yaml.problems);
  // Also where other fields have mistakes: an editor wants to hear of everything at once.
  const times = readTimes(yaml.written, zone, (path, message, fix) => {
    add(finding(yaml.place(path), 'date', message, fix));
  });
  if (split.body.trim() === '') {
    add(
      finding(
        { line: bodyLine + 1, column: 1 },
        'empty-body',
        '没有正文',
        '在 --- 下面写正文，或删掉这个文件',
      ),
    );
  }
  if (yaml.value === null || times === null || problems.some(({ severity }) => severity === 'error')) {
    return { article: null, problems, body: excess === null ? body : null, place: NOWHERE };
  }
  return { article: { ...yaml.value, ...times, slug, ...body }, problems, body, place: yaml.place };
}

function wrongSlug(file: string, slug: string): Problem {
  if (isConflictedCopy(slug)) {
    const fix = '与原来那篇比较，要的并进去，再删掉这个文件';
    return fileError(file, 'slug', '同步工具留下的冲突副本：同一篇在两处都改过，这一份没有上线', fix);
  }
  const unseen = firstUnseen(slug);
  const meant = meantSlug(file);
  const rule = namingFolder(file) === null ? '只用小写字母、数字、汉字和单个连字符' : BY_NAME;
  return fileError(
    file,
    'slug',
    `文件名「${slug}」${unseen === null ? '' : `里有看不见的字符 ${unseen}，`}不能当地址`,
    meant === null
      ? '只用小写字母、数字、汉字和单个连字符，例如 how-to-return.md'
      : `改名为 ${meant}.md：${rule}`,
  );
}

/** Warnings about a BOM and line ends other than LF. */
function formProblems(file: string, written: string): Problem[] {
  const problems: Problem[] = [];
  const text = written.replace(/^\uFEFF/, '');
  const warn = (place: Place, rule: RuleId, message: string, fix: string): void => {
    problems.push({ file, severity: 'warn', ...finding(place, rule, message, fix + BY_FIX) });
  };
  if (text !== written) warn(FILE_START, 'bom', '文件开头有 BOM 标记', '另存为「UTF-8（无 BOM）」');
  const at = text.indexOf('\r');
  if (at !== -1) warn(positionAt(text, at), 'line-ends', '换行符是 CRLF 或 CR', '改成 LF');
  return problems;
}

const refuse = (): never => {
  throw new Error('only YAML front matter is read');
};

/**
 * Front matter and body by gray-matter. Its other engines are off (`---js` would run code), and because
 * options are passed it does not cache by content.
 */
function splitFrontMatter(text: string): { yaml: string; body: string } | null {
  // gray-matter ends front matter at the first line that begins with three dashes, whatever follows them.
  if (findFrontMatter(text) === null) return null;
  let yaml = '';
  const keep = (source: string): object => {
    yaml = source;
    return {};
  };
  try {
    const file = matter(text, {
      language: 'yaml',
      engines: {
        yaml: keep,
        javascript: { parse: refuse },
        json: { parse: refuse },
        coffee: { parse: refuse },
      },
    });
    // gray-matter hands over the text with the line end after the opening fence still in front.
    return { yaml: yaml.replace(/^[ \t]*\n/, ''), body: file.content };
  } catch {
    return null;
  }
}

/** Front matter as Hexo had it before 2015, which begins with its first field. */
const FIELDS_WITHOUT_BEGINNING = /^[A-Za-z][\w-]*[ \t]*[:：][^\n]*\n(?:[^\n]+\n){0,30}?---[ \t]*\n/;

/** Why a text has no front matter. */
function withoutFrontMatter(text: string): Mistake {
  const rule = 'front-matter';
  if (/^\+\+\+[ \t]*\n/.test(text)) {
    const fix = '把两行 +++ 换成 ---，中间写成「字段: 值」，例如 title: 标题';
    const byFix = tomlAsYaml(text) === null ? '' : BY_FIX;
    return finding(FILE_START, rule, '开头的信息区用的是 TOML（+++），这里只读 YAML', fix + byFix);
  }
  const before = /^\s+(?=---[ \t]*\n)/.exec(text)?.[0];
  if (before !== undefined) {
    const fix = '删掉 --- 前面的空行和空格，让它在第一行的行首';
    return finding(positionAt(text, before.length), rule, '开头的 --- 前面有空行或空格，信息区读不到', fix);
  }
  if (FIELDS_WITHOUT_BEGINNING.test(text) && !isPlainMarkdown(text)) {
    const fix = '在第一行上面加一行 ---';
    return finding(FILE_START, rule, '开头的信息区少了第一行 ---', fix);
  }
  if (!/^---[ \t]*\n/.test(text)) {
    const fix =
      '第一行写 ---，下面写 title、publishedAt、topics、summary 四个字段，再用一行 --- 结束；npm run new -- "标题" 生成的文件可以照着写';
    const byFix = 'npm run check -- --fix 可以按正文写上；自己写时，';
    return finding(FILE_START, rule, '开头没有信息区', (isPlainMarkdown(text) ? byFix : '') + fix);
  }
  // Mostly there is a line that was meant as the end.
  const end = text.indexOf('\n---', 3);
  const place = end === -1 ? FILE_START : positionAt(text, end + 1);
  return finding(place, rule, '开头的信息区没有结束', '在最后一个字段下面单独写一行 ---，不多也不少三个减号');
}
