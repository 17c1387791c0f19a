import {
  chmodSync,
  existsSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { ExportTree, MANIFEST, readManifest } from '../../lib/commands/export/tree.ts';

const PAGE = Buffer.from('<p>先看清再付。</p>'.repeat(20));

/** An empty folder, gone after the test, in which `out` may be made. */
function folder(): { parent: string; out: string } {
  const parent = mkdtempSync(join(tmpdir(), 'export-tree-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  return { parent, out: join(parent, 'out') };
}

async function exported(out: string, brotli: number | null, page = PAGE): Promise<ExportTree> {
  const tree = new ExportTree(out, { brotli });
  await tree.add('articles/a.html', page, true);
  await tree.add('images/a.png', PAGE, false);
  tree.publish('content');
  return tree;
}

function aged(path: string, days: number): void {
  const then = new Date(Date.now() - days * 86_400_000);
  lutimesSync(path, then, then);
}

it('what a killed export leaves goes after a day, and nothing else is taken for it (its link stayed for ever)', () => {
  const { parent, out } = folder();
  const linked = (name: string): string[] => [name, `${name}.link`];
  const left = linked('.out-12-abc');
  const others = [
    '.out-mine',
    '.out-12-ABC',
    '.out-12-abc.bak',
    'out-12-abc',
    '.other-12-abc',
    '.out-put-1-old',
  ].flatMap(linked);
  const underWay = linked('.out-13-abd');
  for (const name of [...left, ...others, ...underWay]) {
    if (name.endsWith('.link')) symlinkSync(name.replace('.link', ''), join(parent, name));
    else mkdirSync(join(parent, name));
  }
  for (const name of [...left, ...others]) aged(join(parent, name), 2);
  for (const name of underWay) aged(join(parent, name), 0.9);
  new ExportTree(out, { brotli: null }).discard();
  expect(readdirSync(parent).sort()).toEqual([...others, ...underWay].sort());
});

it('readers keep an export of long ago until the next one is whole, and then it goes', async () => {
  const { parent, out } = folder();
  await exported(out, null);
  for (const name of readdirSync(parent)) if (name.startsWith('.out-')) aged(join(parent, name), 2);
  const tree = new ExportTree(out, { brotli: null });
  expect(readFileSync(join(out, 'articles', 'a.html'))).toEqual(PAGE);
  tree.publish('content');
  expect(existsSync(join(out, 'articles'))).toBe(false);
  expect(readdirSync(parent)).toHaveLength(2);
});

it('with another compression, what is compressed is written anew, and what is not is taken over', async () => {
  const { out } = folder();
  await exported(out, 1);
  const sizeOf = (): number => statSync(join(out, 'articles', 'a.html.br')).size;
  const before = sizeOf();
  expect(readdirSync(join(out, 'images'))).toEqual(['a.png']);
  expect((await exported(out, 11)).reused).toBe(1);
  expect(sizeOf()).toBeLessThan(before);
  expect((await exported(out, 11)).reused).toBe(2);
  const { count, reused } = await exported(out, null);
  expect([count, reused]).toEqual([2, 2]);
  expect(readdirSync(join(out, 'articles'))).toEqual(['a.html']);
  expect(readManifest(out)?.brotli).toBeNull();
});

it('a file that someone has taken out of an export is in the next one, and until then readers have the others as they are', async () => {
  const { out } = folder();
  await exported(out, 1);
  aged(join(out, 'articles', 'a.html'), 2);
  rmSync(join(out, 'articles', 'a.html.br'));
  const tree = new ExportTree(out, { brotli: 1 });
  await tree.add('articles/a.html', PAGE, true);
  expect(tree.reused).toBe(0);
  expect(Date.now() - statSync(join(out, 'articles', 'a.html')).mtimeMs).toBeGreaterThan(86_400_000);
  tree.publish('content');
  expect(brotliDecompressSync(readFileSync(join(out, 'articles', 'a.html.br')))).toEqual(PAGE);
});

it('a file that is as before keeps its date, by which browsers and rsync know it', async () => {
  const { out } = folder();
  await exported(out, 1);
  const file = join(out, 'articles', 'a.html');
  aged(file, 2);
  const { mtimeMs } = statSync(file);
  await exported(out, 1);
  expect(statSync(file).mtimeMs).toBe(mtimeMs);
});

it('the manifest of the same files is the same, in whatever order they were made', async () => {
  const { out } = folder();
  const manifestOf = async (paths: readonly string[]): Promise<string> => {
    const tree = new ExportTree(out, { brotli: null });
    for (const path of paths) await tree.add(path, PAGE, false);
    tree.publish('content');
    return readFileSync(join(out, MANIFEST), 'utf8');
  };
  expect(await manifestOf(['b', 'c', 'a'])).toBe(await manifestOf(['c', 'a', 'b']));
});

it('where the folder that readers had is gone, the next export is made all the same', async () => {
  const { out } = folder();
  await exported(out, null);
  rmSync(realpathSync(out), { recursive: true });
  await exported(out, null);
  expect(readFileSync(join(out, 'articles', 'a.html'))).toEqual(PAGE);
});

it('a file in the place of the export is told of, and stays', () => {
  const { out } = folder();
  writeFileSync(out, 'mine');
  expect(() => new ExportTree(out, { brotli: null })).toThrow('里有别的东西');
  expect(readFileSync(out, 'utf8')).toBe('mine');
});

it("what the Finder leaves in a folder that it has shown is nobody's file", async () => {
  const { out } = folder();
  await exported(out, null);
  writeFileSync(join(out, '.DS_Store'), '');
  expect(new ExportTree(out, { brotli: null }).publish('content')).toBeNull();
});

it('of two exports at once, readers keep the one that ends last (it failed at the end and took the whole site along)', async () => {
  const { parent, out } = folder();
  await exported(out, null);
  const first = new ExportTree(out, { brotli: null });
  const last = new ExportTree(out, { brotli: null });
  await first.add('articles/a.html', PAGE, true);
  await last.add('articles/b.html', PAGE, true);
  first.publish('content');
  expect(last.publish('content')).toBeNull();
  expect(readFileSync(join(out, 'articles', 'b.html'))).toEqual(PAGE);
  expect(readdirSync(parent)).toHaveLength(2);
});

it('two exports begun in one moment by processes of one number, as containers have them, wrote into one folder', () => {
  const { parent, out } = folder();
  const trees = [1, 2, 3].map(() => new ExportTree(out, { brotli: null }));
  onTestFinished(() => {
    for (const tree of trees) tree.discard();
  });
  expect(readdirSync(parent)).toHaveLength(3);
});

it('what readers have is not given up any more (a signal while the export was ending deleted it)', async () => {
  const { out } = folder();
  (await exported(out, null)).discard();
  expect(readFileSync(join(out, 'articles', 'a.html'))).toEqual(PAGE);
});

it("files of one's own in an earlier export stay for longer than a day (they were only said to stay)", async () => {
  const { out } = folder();
  await exported(out, null);
  const earlier = realpathSync(out);
  writeFileSync(join(out, 'articles', 'verify.txt'), 'mine');
  expect(new ExportTree(out, { brotli: null }).publish('content')).toBe(earlier);
  aged(earlier, 2);
  new ExportTree(out, { brotli: null }).discard();
  expect(readFileSync(join(earlier, 'articles', 'verify.txt'), 'utf8')).toBe('mine');
});

it.runIf(process.getuid?.() === 0)(
  "a place that can't be taken is told before anything is made (a mounted volume: the whole export was made, and lost)",
  () => {
    const { parent, out } = folder();
    mkdirSync(out);
    // Where this bit is set, only its owner may remove a folder; a mount point nobody may.
    chmodSync(parent, 0o1777);
    process.seteuid?.(65_534);
    onTestFinished(() => void process.seteuid?.(0));
    expect(() => new ExportTree(out, { brotli: null })).toThrow(`例如 --out ${join(out, 'site')}`);
    expect(readdirSync(parent)).toEqual(['out']);
  },
);

it('an export that could not be published leaves nothing behind (its link stayed for a day)', async () => {
  const { parent, out } = folder();
  const tree = new ExportTree(out, { brotli: null });
  mkdirSync(join(out, 'mine'), { recursive: true });
  expect(() => tree.publish('content')).toThrow();
  tree.discard();
  expect(readdirSync(parent)).toEqual(['out']);
});
