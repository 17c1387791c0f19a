import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { article, contentFolder, read } from './folder.ts';

/** An environment that lets a command have colours, as CI's does: without a terminal there are none all the same. */
const plain = (contentDir: string) => ({
  ...process.env,
  CONTENT_DIR: contentDir,
  CI: 'true',
  NO_COLOR: undefined,
  FORCE_COLOR: undefined,
});
/** Runs an editor's command as npm does, in a process of its own. */
function run(command: string, parameters: readonly string[], contentDir: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join('lib', 'commands', 'bootstrap.mjs'), command, ...parameters],
    { encoding: 'utf8', env: plain(contentDir) },
  );
  return { status, stdout, stderr };
}
/** `run` where no file may be larger than so many blocks of 512 bytes: as if the disk had become full. */
function runWithin(blocks: number, command: string, parameters: readonly string[], contentDir: string) {
  const limited = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`;
  const typed = [process.execPath, join('lib', 'commands', 'bootstrap.mjs'), command, ...parameters];
  return spawnSync('sh', ['-c', limited, ...typed], { encoding: 'utf8', env: plain(contentDir) });
}
const TOPICS = '- {id: eka-basics, name: 京东E卡}\n';
const linked = (): Record<string, string> => ({
  'site.yaml': 'name: 站\n',
  'topics.yaml': TOPICS,
  'articles/a.md': article('甲', { related: '[b]' }),
  'articles/b.md': article('乙', { related: '[a]' }),
});

describe('npm run check', () => {
  it('ends with 0 when there are no errors, without colours where there is no terminal', () => {
    const { status, stdout, stderr } = run('check', [], contentFolder(linked()));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe('检查了 2 个文件：没有问题\n');
  });

  it('ends with 1 on errors, in each format', () => {
    const folder = contentFolder({ ...linked(), 'articles/c.md': '坏' });
    for (const format of ['text', 'github'])
      expect(run('check', ['--format', format], folder).status).toBe(1);
    const { status, stdout } = run('check', ['--format', 'json'], folder);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ files: 3, errors: 1 });
  });

  it.each([
    ['text', linked(), 0],
    ['json', { ...linked(), 'articles/c.md': '坏' }, 1],
  ])(
    'ends quietly and as ever when nobody reads its report to the end: %s',
    async (format, files, status) => {
      const child = spawn(
        process.execPath,
        [join('lib', 'commands', 'bootstrap.mjs'), 'check', '--format', format],
        {
          env: { ...process.env, CONTENT_DIR: contentFolder(files) },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      child.stdout.destroy();
      let errors = '';
      child.stderr.on('data', (chunk) => {
        errors += chunk;
      });
      const ended = await new Promise((resolve) => child.once('close', resolve));
      expect({ ended, errors }).toEqual({ ended: status, errors: '' });
    },
  );

  it('mends with --fix, and machine formats stay readable', () => {
    const folder = contentFolder({
      ...linked(),
      'articles/c.md': article('丙', { related: '[a]', publishedAt: '2024/6/1' }, '先停,再问。\n'),
      'about.md': '[丙](/articles/c)\n',
    });
    const { status, stdout } = run('check', ['--fix', '--format', 'json'], folder);
    expect(JSON.parse(stdout)).toMatchObject({ errors: 0, warnings: 0 });
    expect(status).toBe(0);
    expect(read(folder, 'articles/c.md')).toContain('先停，再问。');
  });

  it('says whether what --fix gave front matter goes online: beside articles, a note to oneself doesn’t', () => {
    const note = `# 丙\n\n${'先看卡背写的有效期，再打官方客服。'.repeat(3)}\n`;
    const notes = contentFolder({ 'articles/c.md': note });
    const given = '改好了 1 个文件。其中 1 个有了开头的信息区，';
    expect(run('check', ['--fix'], notes).stdout).toContain(`${given}没有别的错误就会上线；`);
    expect(read(notes, 'articles/c.md')).not.toContain('draft');
    const site = contentFolder({ ...linked(), 'articles/c.md': note });
    expect(run('check', ['--fix'], site).stdout).toContain(`${given}先当草稿，不上线；`);
    expect(read(site, 'articles/c.md')).toMatch(/^---\ntitle: 丙\n[^#]*\ndraft: true\n---\n/);
  });

  it.skipIf(process.platform === 'win32')(
    'shows what --fix has changed when the disk gets full on the way (files were changed, and no line told which)',
    () => {
      const long = article('乙', {}, '先停,再问。\n'.repeat(1000));
      const folder = contentFolder({
        ...linked(),
        'articles/a.md': article('甲', { related: '[b]' }, '先停,再问。\n'),
        'articles/b.md': long,
      });
      const { status, stdout, stderr } = runWithin(8, 'check', ['--fix'], folder);
      expect([status, stderr]).toEqual([1, expect.stringContaining('EFBIG')]);
      expect(stdout).toMatch(/a\.md\n[\s\S]*\+ 先停，再问。[\s\S]*改好了 1 个文件。/);
      expect(read(folder, 'articles/b.md')).toBe(long);
    },
  );

  it.each([
    [['--fixx'], '参数不对'],
    [['--format', 'xml'], '没有这种格式：xml'],
    [['--fact', 'Z99'], '没有「Z99」这个事实编号'],
  ])('%j is told what is wrong with it', (parameters, message) => {
    const { status, stderr } = run('check', parameters, contentFolder(linked()));
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it('of a folder that is not there says which setting names it', () => {
    const { status, stderr } = run('check', [], join(contentFolder({}), 'nope'));
    expect(status).toBe(1);
    expect(stderr).toContain('CONTENT_DIR');
    expect(stderr).not.toContain('    at ');
  });
});

describe('npm run new and npm run rename', () => {
  it('print what they made', () => {
    const folder = contentFolder(linked());
    const made = run('new', ['礼品卡', '怎么退'], folder);
    expect(made.status).toBe(0);
    expect(made.stdout.trim()).toMatch(/articles\/li-pin-ka-zen-me-tui\.md$/);
    expect(made.stderr).toBe('主题先写了 eka-basics，不合适就在文件里改。\n');
    expect(run('rename', ['a', 'c'], folder).stdout).toBe(
      'articles/a.md → articles/c.md\n旧地址会永久转到新地址。\n改了 1 个文件里的引用：\n  articles/b.md\n',
    );
  });

  it('say first that a topic would be merged into another', () => {
    const folder = contentFolder({ 'topics.yaml': '- {id: old, name: 甲}\n- {id: wide, name: 宽}\n' });
    expect(run('rename', ['old', 'wide', '--dry-run'], folder).stdout).toBe(
      '合并：主题「甲」并进已有的「宽」，它在 topics.yaml 里的那一条（名字、说明）不再保留。\n/topics/old → /topics/wide\n旧地址会永久转到新地址。\n没有别的文件提到它。\n这只是看看，什么也没有改；去掉 --dry-run 就照这样改。\n',
    );
  });

  it.skipIf(process.platform === 'win32')(
    'leave no empty file where the new one can not be written, as on a full disk (the next try wrote a second one, beside an article without a title)',
    () => {
      const folder = contentFolder(linked());
      expect(runWithin(0, 'new', ['礼品卡'], folder)).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('EFBIG'),
      });
      expect(readdirSync(join(folder, 'articles'))).toEqual(['a.md', 'b.md']);
    },
  );

  it('say what is missing', () => {
    const folder = contentFolder(linked());
    expect(run('new', [], folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('写出标题') });
    expect(run('new', ['题', '--topic', 'eka'], folder)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('没有「eka」这个主题'),
    });
    expect(run('rename', ['a'], folder)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('写出旧名和新名'),
    });
  });
});
