import { relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { check } from '../editorial/check.ts';
import { readCollection } from '../editorial/collection.ts';
import { factSuggestion, factUse } from '../editorial/fact-use.ts';
import { type MendedFile, mendFolder } from '../editorial/mend.ts';
import { diffReport, githubReport, jsonReport, type Report, textReport } from '../editorial/report.ts';
import { readEnvironment } from '../site/environment.ts';
import { explainMistakes } from './explain.ts';

const USAGE = `npm run check -- [--fix] [--format text|json|github] [--fact 编号]`;

explainMistakes(USAGE, run);

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
  // Undefined would be a terminal to picocolors where CI is set.
  const colours = pc.isColorSupported && process.stdout.isTTY === true;

  if (values.fix) {
    // Machine formats stay readable for machines.
    const print = values.format === 'text' ? console.log : console.error;
    const mended: MendedFile[] = [];
    try {
      for (const file of mendFolder(contentDir, Date.now())) mended.push(file);
      if (mended.length === 0) print('没有能自动改的地方。\n');
    } finally {
      // What is changed is shown, whatever has ended it.
      if (mended.length > 0) {
        print(diffReport(mended, folder, colours && values.format === 'text'));
        print(`改好了 ${mended.length} 个文件。${ofGiven(mended)}\n`);
      }
    }
  }
  const collection = readCollection(contentDir, showProgress);
  if (values.fact !== undefined) {
    endProgress();
    const use = factUse(collection, values.fact);
    if (use === null) {
      console.error(`没有「${values.fact}」这个事实编号：${factSuggestion(collection, values.fact)}`);
      return 1;
    }
    console.log(use);
    return 0;
  }
  const report: Report = { files: collection.files, problems: check(collection, Date.now()) };
  endProgress();
  if (values.format === 'json') console.log(jsonReport(report));
  else if (values.format === 'github') console.log(githubReport(report, folder));
  else console.log(textReport(report, folder, colours));
  return report.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** What becomes of the files that were given fields. */
function ofGiven(mended: readonly MendedFile[]): string {
  const receivers = mended.flatMap(({ given }) => given?.to ?? []);
  const foreign = receivers.filter((to) => to === 'foreign').length;
  const plain = receivers.length - foreign;
  const fate = receivers.includes('draft')
    ? '先当草稿，不上线；要发布的，删掉里面的 draft: true'
    : '没有别的错误就会上线；还不想发布的，在里面加上一行 draft: true';
  return [
    foreign === 0 ? '' : `其中 ${foreign} 个补上了别的系统不用写的字段，摘要取自正文的开头，请看一遍。`,
    plain === 0 ? '' : `其中 ${plain} 个有了开头的信息区，${fate}。`,
  ].join('');
}

/** A line that overwrites itself, on a terminal only and where it is worth it. */
function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY || total < 500) return;
  if (done === total - 1) process.stderr.write('\r正在比较文章……\x1b[K');
  else if (done % 100 === 0) process.stderr.write(`\r正在读 ${done}/${total}`);
}

function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
