import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addressProblems } from '../../lib/library/address-problems.ts';
import { articleText } from './content-folder.ts';
import { imported } from './imported.ts';

const { folders, library, everything } = imported();

const told = (): string[] => {
  everything();
  return addressProblems(library(), folders().contentDir).map(({ message, fix }) => `${message} → ${fix()}`);
};

it('a picture that was there is looked at again when pictures have changed', () => {
  const missing = '找不到图片 /images/step-1.png';
  folders().write('articles/a.md', articleText('甲', { body: '![图](/images/step-1.png)' }));
  expect(told()).toEqual([`${missing} → 把图片放进内容文件夹的 images/，写成 /images/文件名`]);
  folders().write('images/step-1.png', 'x');
  expect(told()).toEqual([]);
  folders().write('images/stop-1.png', 'x');
  rmSync(join(folders().contentDir, 'images/step-1.png'));
  expect(told()).toEqual([`${missing} → 是不是 /images/stop-1.png？`]);
});

it('an article to read first that is not there is told, and not while site.yaml is broken, where nobody can mend it', () => {
  folders().write('articles/a.md', articleText('甲'));
  folders().write('site.yaml', 'name: 站\nfeatured: [a, b]\n');
  expect(told()).toEqual(['featured 里的「b」不是已有文章 → 改成已有的名字，或删掉它']);
  folders().write('site.yaml', 'name: 站\nfeatured: [a, b\n');
  expect(told()).toEqual([]);
  folders().write('site.yaml', 'name: 站\nfeatured: [a]\n');
  expect(told()).toEqual([]);
});

it('a picture and a relative link of one address are two mistakes', () => {
  folders().write('articles/a.md', articleText('甲', { body: '![图](b) [乙](b)' }));
  expect(told()).toEqual([
    '图片地址「b」不在 /images/ 下 → 把图片放进内容文件夹的 images/，写成 /images/文件名',
    '相对链接「b」在文章页上走不通 → 写成以 / 开头的站内地址，例如 /articles/文件名（不带 .md）',
  ]);
});
