import { relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { MissingContentError } from '../content/folder.ts';
import { check } from '../editorial/check.ts';
import { readCollection } from '../editorial/collection.ts';
import { factSuggestion, factUse } from '../editorial/fact-use.ts';
import { mendFolder } from '../editorial/mend.ts';
import { diffReport, githubReport, jsonReport, type Report, textReport } from '../editorial/report.ts';
import { readEnvironment, SettingsError } from '../site/environment.ts';

const USAGE = `npm run check -- [--fix] [--format text|json|github] [--fact 编号]`;

try {
  process.exitCode = run();
} catch (error) {
  if (!(error instanceof MissingContentError || error instanceof SettingsError || isUsageError(error)))
    throw error;
  console.error(isUsageError(error) ? `参数不对：${error.message}\n用法：${USAGE}` : error.message);
  process.exitCode = 1;
}

function run(): number {
  const { values } = parseArgs({
    options: {
      fix: { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
      fact: { type: 'string' },
    },
  });
  if (!['text', 'json', 'github'].includes(values.format)) {
    console.error(`没有这种格式：${values.format}\n用法：${USAGE}`);
    return 1;
  }
  const { contentDir } = readEnvironment(process.env);
  const folder = `${relative(process.cwd(), contentDir) || '.'}${sep}`;
  const colours = pc.isColorSupported && process.stdout.isTTY;

  if (values.fix) {
    const mended = mendFolder(contentDir);
    // Machine formats stay readable for machines.
    const print = values.format === 'text' ? console.log : console.error;
    if (mended.length > 0) print(diffReport(mended, folder, colours && values.format === 'text'));
    print(mended.length > 0 ? `改好了 ${mended.length} 个文件。\n` : '没有能自动改的地方。\n');
  }
  const collection = readCollection(contentDir, showProgress);
  if (values.fact !== undefined) {
    const use = factUse(collection, values.fact);
    if (use === null) {
      console.error(`没有「${values.fact}」这个事实编号：${factSuggestion(collection, values.fact)}`);
      return 1;
    }
    console.log(use);
    return 0;
  }
  const report: Report = { files: collection.files, problems: check(collection, Date.now()) };
  const print = {
    text: () => textReport(report, folder, colours),
    json: () => jsonReport(report),
    github: () => githubReport(report, folder),
  };
  console.log(
    values.format === 'json' ? print.json() : values.format === 'github' ? print.github() : print.text(),
  );
  return report.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** A line that overwrites itself, on a terminal only. */
function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY || total < 500) return;
  if (done === total - 1) process.stderr.write('\r\x1b[K');
  else if (done % 100 === 0) process.stderr.write(`\r正在检查 ${done}/${total}`);
}

function isUsageError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
