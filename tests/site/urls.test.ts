import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  archiveMonthPath,
  archiveYearPath,
  articlePath,
  articleSlugOf,
  searchPath,
  topicPath,
} from '../../lib/site/urls.ts';

describe('addresses of the site', () => {
  it('have Han letters percent-encoded', () => {
    expect(articlePath('礼品卡-2024')).toBe('/articles/%E7%A4%BC%E5%93%81%E5%8D%A1-2024');
    expect(topicPath('分期', 2)).toBe('/topics/%E5%88%86%E6%9C%9F?page=2');
    expect(topicPath('eka', 1)).toBe('/topics/eka');
    expect(archiveYearPath(2024)).toBe('/archive/2024');
    expect(archiveMonthPath(2024, 6)).toBe('/archive/2024/06');
    expect(archiveMonthPath(2024, 11, 3)).toBe('/archive/2024/11?page=3');
    expect(searchPath('分期 & 利率')).toBe('/search?q=%E5%88%86%E6%9C%9F%20%26%20%E5%88%A9%E7%8E%87');
    expect(searchPath('a', 2)).toBe('/search?q=a&page=2');
  });

  it.each([
    ['/articles/a-b', 'a-b'],
    ['/articles/a-b#一', 'a-b'],
    ['/articles/a-b?x=1', 'a-b'],
    ['/articles/%E7%A4%BC', '礼'],
    ['/articles/礼', '礼'],
    // The server leads it to the address without the slash.
    ['/articles/a/', 'a'],
    ['/articles/a/?x=1#一', 'a'],
    ['/articles/a.md', 'a'],
    ['/articles/a.md#一', 'a'],
    ['/articles/a.md/', 'a.md'],
    ['/articles/%E7', null],
    ['/articles/', null],
    ['/articles/a/b', null],
    ['/articles/a//', null],
    ['https://example.com/articles/a', null],
    ['#a', null],
  ])('%s leads to the article %s', (href, slug) => {
    expect(articleSlugOf(href)).toBe(slug);
  });

  it('of an article lead back to its slug', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9\u4e00-\u9fa5-]+$/), (slug) => {
        expect(articleSlugOf(articlePath(slug))).toBe(slug);
      }),
    );
  });
});
