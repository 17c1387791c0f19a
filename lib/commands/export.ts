import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { refuseClosed } from '../content/closed-folder.ts';
import type { FoundProblem } from '../content/problem.ts';
import { isCompressible } from '../delivery/encoding.ts';
import { mediaType } from '../delivery/media-type.ts';
import { Metrics } from '../delivery/metrics.ts';
import { buildDir } from '../delivery/render.ts';
import { StaticFiles } from '../delivery/static-files.ts';
import { type LiveLibrary, openLiveLibrary } from '../library/live.ts';
import { problemsOfFiles } from '../library/problems.ts';
import { nextChange } from '../library/schedule.ts';
import { type Environment, readEnvironment } from '../site/environment.ts';
import { UserError } from '../site/errors.ts';
import { isInside } from '../site/inside.ts';
import { explanation } from './explain.ts';
import { crawl } from './export/crawl.ts';
import { exportedFile } from './export/file-name.ts';
import { type ExportedAddress, exportedAddress, headerRules } from './export/header-rules.ts';
import { headersFile, redirectsFile } from './export/hosts.ts';
import { nginxConfiguration } from './export/nginx.ts';
import { offeredIn } from './export/offered.ts';
import { startPageThreads } from './export/page-threads.ts';
import { openProgress } from './export/progress.ts';
import { MISSING_PATH, seeds } from './export/seeds.ts';
import { ExportTree, MANIFEST, readManifest } from './export/tree.ts';

const USAGE = 'npm run export -- --out 文件夹 [--brotli 0到11] [--no-compression]';
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Files that every export writes by itself, beside those of its pages. */
const OWN_FILES = new Set(['404.html', '_redirects', '_headers', '_nginx.conf', MANIFEST]);

/** Pages that may wait for compression and the disk while others are made. */
const COMPRESSED_AT_ONCE = 8;

/** The folder to write, and brotli's quality; null writes no compressed files. */
function readSettings(): { out: string; brotli: number | null } {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      brotli: { type: 'string', default: '11' },
      'no-compression': { type: 'boolean', default: false },
    },
  });
  if (values.out === undefined || values.out === '')
    throw new UserError(`没有写明导出到哪里\n用法：${USAGE}`);
  if (!/^(?:\d|1[01])$/.test(values.brotli))
    throw new UserError(`--brotli ${values.brotli} 不能用：应为 0 到 11 的整数\n用法：${USAGE}`);
  return { out: values.out, brotli: values['no-compression'] ? null : Number(values.brotli) };
}

/** `npm run export`: the whole site as static files. */
async function exportSite(): Promise<void> {
  const settings = readSettings();
  Object.assign(process.env, { NODE_ENV: 'production' });
  const environment = readEnvironment(process.env);
  const begun = performance.now();
  const live = await openLiveLibrary(environment, say);
  try {
    const failure = live.failure();
    if (failure !== null) throw new UserError(`没有导出，因为内容是旧的：${failure}`);
    const { siteUrl, contentDir, dataDir } = environment;
    refuseUnread(contentDir, problemsOfFiles(live.library));
    const secure = siteUrl.startsWith('https:');
    const scaledDir = join(dataDir, 'scaled');
    const files = new StaticFiles({ root, contentDir, scaledDir, secure, metrics: new Metrics() });
    refuseInside(settings.out, files.folders());
    const from = await fingerprint(environment, live, files);
    const before = readManifest(settings.out);
    if (before?.from === from && before.brotli === settings.brotli) {
      say(`${settings.out} 已经是最新的`);
      sayLimits();
      return;
    }
    let tree: ExportTree | undefined;
    // First: a signal that came just after the folder was made left it behind.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        tree?.discard();
        process.exit(1);
      });
    }
    tree = new ExportTree(settings.out, settings);
    try {
      await fill(tree, files, seeds(live.library), { siteUrl, secure });
      const left = tree.publish(from);
      if (left !== null)
        say(
          `上一次的导出里有别人放的文件，没有删除：${left}\n要随站点一起发布的文件放在内容文件夹的 public/ 里`,
        );
    } catch (error) {
      tree.discard();
      throw error;
    }
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(`导出了 ${tree.count} 个文件到 ${settings.out}，其中 ${tree.reused} 个没有变化；用时 ${seconds} 秒`);
    sayLimits();
  } finally {
    await live.close();
  }
}

/**
 * An export can be made again when the content is there; readers of the last one would find its pages gone.
 * @throws UserError when nothing of the content folder can be read, or nothing is in it
 */
function refuseUnread(contentDir: string, found: readonly FoundProblem[]): void {
  refuseClosed(contentDir, found);
  const empty = found.find(({ rule }) => rule === 'empty-folder');
  if (empty !== undefined) throw new UserError(`没有导出：${contentDir} 里什么也没有\n${empty.fix()}`);
}

/** @throws UserError when the next export would hold this one, and the one after it both */
function refuseInside(out: string, folders: readonly string[]): void {
  const folder = folders.find((saved) => isInside(out, saved));
  if (folder !== undefined)
    throw new UserError(`${out} 不能用：${folder} 里的文件都会导出，下一次会连这一次一起导出。换一个文件夹`);
}

/** What whoever exports would else find out from readers. */
function sayLimits(): void {
  say(
    '搜索和输入时的建议要由服务器回答，导出的文件里没有：把 /search 和 /suggest 转给一个运行着的 npm start（写法见 README 的 Export）',
  );
  if (!process.env.SITE_URL)
    say(
      '没有写明 SITE_URL：规范链接、订阅、站点地图和分享图片的地址都指向本机，不能发布。这样导出：SITE_URL=https://example.com npm run export -- --out 文件夹',
    );
}

async function fill(
  tree: ExportTree,
  files: StaticFiles,
  first: readonly string[],
  { siteUrl, secure }: { siteUrl: string; secure: boolean },
): Promise<void> {
  // Finished pages need none of Next's scripts.
  const saved = (await files.paths()).filter((path) => !/^\/_next\/.*\.js$/.test(path));
  const scaled = new Set(files.scaledPaths(saved));
  const paths = new Set(saved);
  const addresses: ExportedAddress[] = [];
  const progress = openProgress(process.stderr);
  const threads = await startPageThreads({ root, secure }, first.length, say);
  await crawl({
    make: threads.make,
    atOnce: threads.atOnce + COMPRESSED_AT_ONCE,
    siteUrl,
    seeds: first,
    isFile: (path) => paths.has(path) || scaled.has(path),
    async onPage(address, made) {
      addresses.push(exportedAddress(address, made));
      if (made.status !== 200 && made.status !== 410) return;
      const type = made.headers.find(([name]) => name === 'Content-Type')?.[1] ?? '';
      if (type.startsWith('text/html'))
        for (const path of offeredIn(made.body.toString('utf8'), scaled)) paths.add(path);
      await tree.add(exportedFile(address, type), made.body, made.compressible);
      progress.step();
    },
  });
  for (const path of paths) {
    const located = await files.locate(path);
    if (located === null) continue;
    const name = exportedFile(path, '');
    if (OWN_FILES.has(name) || tree.has(name)) {
      say(`没有导出 public/ 里的 ${name}：网站自己有一个文件叫这个名字。给它换个名字`);
      continue;
    }
    addresses.push(exportedAddress(path, { status: 200, headers: located.headers }));
    await tree.add(name, await readFile(located.file), isCompressible(mediaType(located.file)));
    progress.step();
  }
  const missing = await threads.make(MISSING_PATH);
  await tree.add('404.html', missing.body, true);
  // Pages are made in no order: sorted, the same content gives the same rules.
  addresses.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  const rules = headerRules(addresses);
  await tree.add('_redirects', Buffer.from(redirectsFile(addresses)), false);
  await tree.add('_headers', Buffer.from(headersFile(rules, missing.headers)), false);
  await tree.add(
    '_nginx.conf',
    Buffer.from(nginxConfiguration(addresses, rules, missing.headers, secure)),
    false,
  );
  progress.end();
  await threads.close();
}

/**
 * What an export depends on: the content and which of it is out by now, the program, the address of the site, and the
 * files beside the pages.
 */
async function fingerprint(
  { siteUrl, contentDir }: Environment,
  live: LiveLibrary,
  files: StaticFiles,
): Promise<string> {
  // Where no server runs, nothing has raised the generation when an article appeared or expired.
  const state = [live.generation(), nextChange(live.library, Date.now())];
  const build = readFileSync(join(buildDir(root), 'BUILD_ID'), 'utf8');
  const versions = await Promise.all(
    (await files.paths()).map(async (path) => [path, (await files.locate(path))?.etag]),
  );
  return createHash('sha256')
    .update(JSON.stringify([state, build, siteUrl, contentDir, versions.sort()]))
    .digest('hex');
}

exportSite().then(
  // Next keeps timers and connections.
  () => process.exit(0),
  (error: unknown) => {
    say(explanation(error, USAGE));
    process.exit(1);
  },
);
