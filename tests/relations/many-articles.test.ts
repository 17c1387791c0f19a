import { expect, it } from 'vitest';
import { search } from '../../lib/relations/search.ts';
import { NOW, siteOf } from './library.ts';

/** More than are judged by their labels. */
const WORDY = 300;

it('finds first the article that is called so, not one of many texts with the words (only the titles of those that had them most often were looked at)', () => {
  const body = '创建服务协议之前先看卡密，卡密和服务协议一起创建。'.repeat(12);
  const wordy = Array.from({ length: WORDY }, (_, at) => [`text-${at}`, { title: `第${at}篇记录`, body }]);
  const { library } = siteOf({
    ...Object.fromEntries(wordy),
    word: { title: '卡密', body: '开头几位不能给别人看。' },
    words: { title: '怎样创建新的服务协议', body: '按下面的步骤来。' },
  });
  const first = (query: string) => search(library, query, { now: NOW }).hits[0]?.card.slug;
  expect([first('卡密'), first('服务协议 创建')]).toEqual(['word', 'words']);
});
