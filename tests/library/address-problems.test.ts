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
