import { expect, it } from 'vitest';
import { article, checked } from './folder.ts';

it('gives the README of each folder the folder’s name, and tells files of one name apart (all were to be readme.md)', () => {
  const text = '没有信息区\n';
  const files = {
    'articles/README.md': text,
    'articles/安装/README.md': text,
    'articles/01~发布/README.md': text,
    'articles/less/01.md': text,
    'articles/模块/01.md': text,
    'articles/Git.md': text,
    'articles/工具/Git.md': text,
  };
  const told = checked(files, 'slug', 'duplicate-slug').map((line) => line.replace(/:1:1.*→ /, ' '));
  const form = '只用小写字母、数字、汉字和单个连字符';
  expect(told).toEqual([
    `articles/01~发布/README.md 改名为 01-发布.md：地址是文件名，不是文件夹名`,
    `articles/Git.md 改名为 git.md：${form}`,
    `articles/README.md 改名为 readme.md：${form}`,
    `articles/安装/README.md 改名为 安装.md：地址是文件名，不是文件夹名`,
    'articles/工具/Git.md 换一个名字：git.md 是 articles/Git.md 的',
    'articles/工具/Git.md 给其中一个文件改名，例如 工具-git.md',
    'articles/模块/01.md 给其中一个文件改名，例如 模块-01.md',
  ]);
});

it('leads links to files whose names have to change to those that they get (no article could have the address told)', () => {
  const body =
    '[1](book/README.md)、[2](end/README.md)、[3](./Getting_Started.md#一)、[4](FAQ.md)、[5](docs/router)\n';
  const files = {
    'articles/a.md': article('甲', {}, body),
    'articles/book/README.md': '没有信息区\n',
    'articles/end.md': article('乙'),
    'articles/getting-started.md': article('丙'),
    'articles/FAQ.md': '没有信息区\n',
  };
  expect(checked(files, 'broken-link').map((told) => told.split(' → ')[1])).toEqual([
    '写成 /articles/book；npm run check -- --fix 可以代劳',
    '写成 /articles/end；npm run check -- --fix 可以代劳',
    '写成 /articles/getting-started#一；npm run check -- --fix 可以代劳',
    '写成 /articles/faq；npm run check -- --fix 可以代劳',
    '写成以 / 开头的站内地址，例如 /articles/文件名（不带 .md）',
  ]);
});

it('tells of ids behind headings, and what links to them should say (readers saw each of them in its heading)', () => {
  const body =
    '## 为什么 {#why}\n\n### `vite` {#vite}\n\n## 使用 {#use}\n\n### 使用 {#use-1}\n\n见[1](#why)、[2](#use-1)和[3](/articles/b#old)。\n\n' +
    '{:toc}\n\n[外](https://a.example){:target="_blank"}，`{#if}`、{#each 甲} 和 {:else}\n';
  const files = {
    'articles/a.md': article('甲', {}, body),
    'articles/b.md': article('乙', {}, '## 旧 {#old}\n\n正文\n'),
  };
  const told = checked(files, 'foreign-markup', 'broken-anchor');
  const fix = '会原样显示给读者 → 删掉：链接到小标题就写 #小标题';
  expect(told).toEqual([
    `articles/a.md:9:8 warn 「{#why}」是别的系统的标签，${fix}`,
    `articles/a.md:11:12 warn 「{#vite}」是别的系统的标签，${fix}`,
    `articles/a.md:13:7 warn 「{#use}」是别的系统的标签，${fix}`,
    `articles/a.md:15:8 warn 「{#use-1}」是别的系统的标签，${fix}`,
    'articles/a.md:17:6 error 本文里没有「#why」这个小标题 → 小标题后面的 {#why} 不起作用：删掉它，写成 #为什么',
    'articles/a.md:17:16 error 本文里没有「#use-1」这个小标题 → 小标题后面的 {#use-1} 不起作用：删掉它，写成 #使用-1',
    'articles/a.md:17:28 error articles/b.md 里没有「#old」这个小标题 → 小标题后面的 {#old} 不起作用：删掉它，写成 #旧',
    'articles/a.md:19:1 warn 「{:toc}」是别的系统的标签，会原样显示给读者 → 删掉它和它上面的列表项：文章的小标题不用自己列目录',
    'articles/a.md:21:23 warn 「{:target="_blank"}」是别的系统的标签，会原样显示给读者 → 改用 Markdown 写，或删掉',
    `articles/b.md:9:6 warn 「{#old}」是别的系统的标签，${fix}`,
  ]);
});

it('tells of the code of MDX in a .md file (readers saw imports and components with braces)', () => {
  const body =
    "import Tabs from '@theme/Tabs'\nimport TabItem from '@theme/TabItem';\n\n支持：<img title=\"甲\" src={require('@site/a.png').default} />\n\n" +
    '<Tabs\n  values={[\n  {"label": "甲"}\n]}>\n\n正文\n\nexport const a = <b>甲</b>;\n\n' +
    'import 和 export 是两个词。\n\n价格 <3 元 ={x}\n\n{/* 批注 */}\n';
  const told = checked({ 'articles/a.md': article('甲', {}, body) }, 'foreign-markup');
  expect(told.map((line) => line.replace(' warn ', ' ').replace(/ → .*/, ''))).toEqual([
    "articles/a.md:9:1 「import Tabs from '@theme/Tabs'」是别的系统的标签，会原样显示给读者",
    "articles/a.md:10:1 「import TabItem from '@theme/TabItem';」是别的系统的标签，会原样显示给读者",
    'articles/a.md:12:4 「<img title="甲" src={require(\'@site/a.png\').default} />」是别的系统的标签，会原样显示给读者',
    'articles/a.md:14:1 「<Tabs」是别的系统的标签，会原样显示给读者',
    'articles/a.md:21:1 「export const a =」是别的系统的标签，会原样显示给读者',
    'articles/a.md:21:18 网页上不显示 HTML 标签：<b>',
    'articles/a.md:27:1 「{/* 批注 */}」是别的系统的标签，会原样显示给读者',
  ]);
});

it('tells of pictures that are none for a size or a blank, and of anchors (a blank was to become %20, an anchor a link)', () => {
  const body =
    '![甲](a.png =100x200)\n\n![乙](https://a.example/b.png =500x)\n\n![图 1](图 1.png)\n\n[注](见 下文)\n\n<a name="x"></a>\n\n<a href="/b">丙</a>\n';
  const told = checked({ 'articles/a.md': article('甲', {}, body) }, 'foreign-markup');
  expect(told.map((line) => line.replace(/」?没有成为.*→|网页上.*→/, '→'))).toEqual([
    'articles/a.md:9:1 warn 「![甲](a.png =100x200)→ 删掉 =100x200：图片的大小由网页定',
    'articles/a.md:11:1 warn 「![乙](→ 删掉 =500x：图片的大小由网页定',
    'articles/a.md:13:1 warn 「![图 1](图 1.png)→ 地址里不能有空格：写成 %20，或给文件改名',
    'articles/a.md:17:1 warn → 删掉：链接到小标题就写 #小标题',
    'articles/a.md:19:1 warn → 写成 [文字](地址)',
  ]);
});

it('leads links of a wiki to the article that they name, also in a table (the file had to be looked for, a note became a picture)', () => {
  const body =
    '[[MOC-营养|地图]]、[[目录/蛋白质#定义]]、[[#怎么吃]]、![[蛋白质#^a1]]、![[图.png|450]]、[[没有]]\n\n' +
    '| 甲 | 乙 |\n| --- | --- |\n| 一 | [[蛋白质\\|它]] |\n';
  const files = {
    'articles/a.md': article('甲', {}, body),
    'articles/MOC-营养.md': '没有信息区\n',
    'articles/目录/蛋白质.md': article('乙'),
  };
  expect(checked(files, 'foreign-markup').map((line) => line.replace(/ warn .*→ 写成/, ''))).toEqual([
    'articles/a.md:9:1 [地图](/articles/moc-营养)；npm run check -- --fix 可以代劳',
    'articles/a.md:9:15 [蛋白质](/articles/蛋白质#定义)；npm run check -- --fix 可以代劳',
    'articles/a.md:9:29 [怎么吃](#怎么吃)；npm run check -- --fix 可以代劳',
    'articles/a.md:9:38 [蛋白质](/articles/蛋白质)',
    'articles/a.md:9:51 ![图片说了什么](/images/文件名)',
    'articles/a.md:9:66 [文字](/articles/文件名)',
    'articles/a.md:13:7 [它](/articles/蛋白质)；npm run check -- --fix 可以代劳',
  ]);
});

it('asks whether links to addresses of another system mean the article of that name (each file had to be looked for)', () => {
  const body =
    '[1](/2021/12/01/Java-ArrayList/)、[2](/guide/b.html#二)、[3](/life/2020/01/02/year.html)、[4](/2021/none/)、[5](/topics/java-arraylist)\n';
  const files = {
    'articles/a.md': article('甲', {}, body),
    'articles/Java-ArrayList.md': '没有信息区\n',
    'articles/b.md': article('乙', {}, '## 二\n\n正文\n'),
    'articles/2020-01-02-year.md': article('丙'),
  };
  expect(checked(files, 'broken-link').map((told) => told.split(' → ')[1])).toEqual([
    '是不是 /articles/java-arraylist？',
    '是不是 /articles/b#二？',
    '是不是 /articles/2020-01-02-year？',
    '改成已有的地址，或删掉链接',
    '是不是 /articles/java-arraylist？',
  ]);
});
