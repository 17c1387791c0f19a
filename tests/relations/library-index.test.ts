import { describe, expect, it, vi } from 'vitest';
import { currentIndex, indexIsReady, prepareIndex } from '../../lib/relations/library-index.ts';
import { NOW, siteOf } from './library.ts';

const articles = (length: number) =>
  Object.fromEntries(
    Array.from({ length }, (_, at) => [`a-${at}`, { title: `手机回收第${at}问`, body: `定金${at}元。` }]),
  );
const ARTICLES = articles(150);

describe('the index of a library', () => {
  it('is whole after it was prepared in slices, however many ask for it', async () => {
    const { library } = siteOf(ARTICLES);
    await Promise.all([prepareIndex(library), prepareIndex(library)]);
    expect(currentIndex(library, NOW).terms.size).toBe(150);
    expect(currentIndex(library, NOW).sounds.candidates('shoujihuishou')).toHaveLength(150);
  });

  it('has what changed while it was being prepared', async () => {
    const site = siteOf(ARTICLES);
    const prepared = prepareIndex(site.library);
    site.save('a-0', { title: '网约车先乘后付' });
    site.remove('a-1');
    await prepared;
    await prepareIndex(site.library);
    expect(currentIndex(site.library, NOW).articles.get('a-0')?.labels).toMatch(/^网约车先乘后付\n/);
    expect(currentIndex(site.library, NOW).terms.size).toBe(149);
  });

  it('is one for the process, though Next loads its module twice', async () => {
    const { library } = siteOf(ARTICLES);
    const first = currentIndex(library, NOW);
    vi.resetModules();
    const again = await import('../../lib/relations/library-index.ts');
    expect(again.currentIndex).not.toBe(currentIndex);
    expect(again.currentIndex(library, NOW)).toBe(first);
  });

  it('does not keep a page waiting', async () => {
    // Some slices of work, between which the page's patience ends.
    const { library } = siteOf(articles(1000));
    // Node complains of a timer whose time has passed.
    const warnings: Error[] = [];
    const warn = (warning: Error) => warnings.push(warning);
    process.on('warning', warn);
    expect(await indexIsReady(library, 0)).toBe(false);
    expect(await indexIsReady(library)).toBe(true);
    expect(await indexIsReady(library, 0)).toBe(true);
    process.off('warning', warn);
    expect(warnings).toEqual([]);
  });
});
