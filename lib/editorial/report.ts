import { createColors } from 'picocolors';
import { MDX_CODE } from '../content/misnamed.ts';
import type { Problem } from '../content/problem.ts';
import { isFixed } from '../content/rules.ts';
import { withSteeringNamed, withUnseenNamed } from '../content/unseen.ts';
import { NOTHING } from './derived-fields.ts';
import type { MendedFile } from './mend.ts';

export interface Report {
  /** Markdown files that were looked at. */
  readonly files: number;
  readonly problems: readonly Problem[];
}

const count = ({ problems }: Report, severity: Problem['severity']): number =>
  problems.filter((problem) => problem.severity === severity).length;

/** For people: grouped by file, with the fix under each problem and a summary in the last line. */
export function textReport(report: Report, folder: string, colours: boolean): string {
  const { bold, dim, green, red, underline, yellow } = createColors(colours);
  const lines: string[] = [];
  let file: string | null = null;
  for (const problem of withMdxAsOne(report.problems)) {
    if (problem.file !== file) {
      if (file !== null) lines.push('');
      lines.push(underline(withSteeringNamed(`${folder}${problem.file}`)));
      file = problem.file;
    }
    const severity = problem.severity === 'error' ? red('错误') : yellow('警告');
    const place = `${problem.line}:${problem.column}`.padEnd(7);
    lines.push(`  ${dim(place)} ${severity}  ${withSteeringNamed(problem.message)}  ${dim(problem.rule)}`);
    lines.push(`          ${dim('→')} ${withSteeringNamed(problem.fix)}`);
  }
  if (file !== null) lines.push('');
  const [errors, warnings] = [count(report, 'error'), count(report, 'warn')];
  const colour = errors > 0 ? red : warnings > 0 ? yellow : green;
  const found = errors + warnings === 0 ? '没有问题' : `${errors} 个错误，${warnings} 个警告`;
  if (report.files === 0) {
    lines.push(
      `${folder} 里没有文章：文章是 .md 文件，放在 ${folder}articles/ 里，或直接放在 ${folder} 里`,
      '名字以 . 或 _ 开头的文件和文件夹不读（例如 Hexo 和 Jekyll 的 _posts）：换个名字，或让 CONTENT_DIR 直接指到里面',
    );
  }
  if (errors >= TOO_MANY_TO_READ) {
    const most = timesOf(report.problems.filter(({ severity }) => severity === 'error'));
    lines.push(`错误最多的规则：${most.slice(0, SHOWN).map(said).join('、')}`, '');
  }
  const byFix = report.problems.filter(({ fix }) => fix.includes('npm run check -- --fix')).length;
  if (byFix >= MANY) lines.push(`先运行 npm run check -- --fix：上面有 ${byFix} 处它可以代劳`, '');
  const usual = usualRules(report);
  if (usual.length > 0) {
    lines.push(`多数文章都有的警告：${usual.map(said).join('、')}。本站用不着的规则，在 site.yaml 里关掉：`);
    lines.push('  rules:', ...usual.map(({ rule }) => `    ${rule}: off`), '');
  }
  lines.push(bold(colour(`检查了 ${report.files} 个文件：${found}`)));
  return lines.join('\n');
}

/** Problems with one for all files of MDX, which aren't read: a folder of Docusaurus or Nextra may have hundreds. */
function withMdxAsOne(problems: readonly Problem[]): readonly Problem[] {
  const unread = problems.filter(({ file, rule }) => rule === 'file-name' && /\.mdx$/i.test(file));
  const [first] = unread;
  if (first === undefined || unread.length === 1) return problems;
  const names = unread.slice(0, SHOWN).map(({ file }) => file);
  const more = unread.length > names.length ? '等' : '';
  const all = {
    ...first,
    file: '',
    message: `没有读 ${unread.length} 个 .mdx 文件，文章是 .md 文件：${names.join('、')}${more}`,
    fix: `扩展名改为 .md，${MDX_CODE}`,
  };
  return [all, ...problems.filter((problem) => !unread.includes(problem))];
}

/** Fewer warnings of a rule than this are soon mended. */
const MANY = 10;
/** Errors: of more, only the last are on the screen. */
const TOO_MANY_TO_READ = 50;
/** Rules. */
const SHOWN = 5;

interface RuleTimes {
  readonly rule: string;
  readonly times: number;
}

const said = ({ rule, times }: RuleTimes): string => `${rule}（${times} 处）`;

/** How often each rule is broken, the most frequent first. */
function timesOf(problems: readonly Problem[]): RuleTimes[] {
  const times = new Map<string, number>();
  for (const { rule } of problems) times.set(rule, (times.get(rule) ?? 0) + 1);
  return [...times].map(([rule, count]) => ({ rule, times: count })).sort((a, b) => b.times - a.times);
}

/** Rules that a site may turn off and that most files break: such a site hardly wants them. */
const usualRules = ({ files, problems }: Report): RuleTimes[] =>
  timesOf(problems.filter(({ rule, severity }) => severity === 'warn' && !isFixed(rule))).filter(
    ({ times }) => times >= Math.max(MANY, files / 2),
  );

/** For programs. */
export const jsonReport = (report: Report): string =>
  JSON.stringify(
    {
      files: report.files,
      errors: count(report, 'error'),
      warnings: count(report, 'warn'),
      problems: report.problems,
    },
    null,
    2,
  );

/**
 * GitHub's workflow commands, a problem a line (docs.github.com, "Workflow commands"), with the summary last.
 * @param folder prefix of the files' paths, seen from the repository
 */
export function githubReport(report: Report, folder: string): string {
  const message = (text: string): string =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string): string => message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const lines = report.problems.map((problem) => {
    const command = problem.severity === 'error' ? 'error' : 'warning';
    const place = `file=${property(folder + problem.file)},line=${problem.line},col=${problem.column}`;
    return `::${command} ${place},title=${property(problem.rule)}::${message(`${problem.message}。${problem.fix}`)}`;
  });
  const [errors, warnings] = [count(report, 'error'), count(report, 'warn')];
  return [...lines, `检查了 ${report.files} 个文件：${errors} 个错误，${warnings} 个警告`].join('\n');
}

/** What `--fix` changed, line by line. */
export function diffReport(mended: readonly MendedFile[], folder: string, colours: boolean): string {
  const { dim, green, red, underline } = createColors(colours);
  const lines: string[] = [];
  for (const { file, from, before, after, encoding, pictures, given } of mended) {
    lines.push(underline(withSteeringNamed(`${folder}${file}`)));
    if (from !== undefined) lines.push(dim(`  文件名是从 ${shown(from)} 改来的`));
    if (encoding !== undefined) lines.push(dim(`  编码从 ${encoding} 转成了 UTF-8`));
    if (before.startsWith('\uFEFF') && !after.startsWith('\uFEFF')) lines.push(dim('  去掉了 BOM'));
    if (before.includes('\r') && !after.includes('\r')) lines.push(dim('  换行符改成了 LF'));
    for (const picture of new Map(pictures.map((one) => [one.to, one])).values())
      lines.push(dim(`  图片 ${shown(picture.from)} 复制到了 ${shown(picture.to)}`));
    const old = linesOf(before);
    const now = linesOf(after);
    const { added, removed } = given ?? UNCHANGED;
    const gone = old.splice(removed.from, removed.count);
    if (given !== undefined) {
      const what = given.to === 'foreign' ? '补上了缺少的字段' : '写上了开头的信息区';
      lines.push(dim(`  ${what}`), ...gone.map((line) => red(`  - ${shown(line)}`)));
      lines.push(...now.splice(added.from, added.count).map((line) => green(`  + ${shown(line)}`)));
    }
    for (const [index, was] of old.entries()) {
      const is = now[index] ?? '';
      if (is === was) continue;
      const line = index < added.from ? index : index + added.count;
      const place = dim(`  第 ${line + 1} 行`);
      lines.push(place, red(`  - ${shown(was)}`), green(`  + ${shown(is)}`));
    }
    lines.push('');
  }
  return lines.join('\n');
}

const UNCHANGED = { added: NOTHING, removed: NOTHING };

const linesOf = (text: string): string[] => text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);

const shown = (line: string): string => withSteeringNamed(withUnseenNamed(line));
