import { describe, expect, it } from 'vitest';
import { currentIndex } from '../../lib/relations/library-index.ts';
import { relatedArticles } from '../../lib/relations/related.ts';
import { suggest } from '../../lib/relations/search.ts';
import { type Draft, found, NOW, siteOf } from './library.ts';

/** So many articles of the same words, of which readers see none. */
const many = (count: number, draft: Draft): Record<string, Draft> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`hidden-${at}`, draft]));

describe('an article that readers do not see', () => {
  it('hides none that they see: a draft with the title of the query left 没有找到', () => {
    const query = '旧手机回收平台不退定金';
    const site = siteOf({
      deposit: { title: '定金能不能退', body: '旧手机卖给别人，付了定金。' },
      phone: { title: '旧手机怎么估价', body: '回收的价格每天不同。' },
    });
    const before = found(site.library, query);
    expect(before.length).toBeGreaterThan(0);
    site.save('draft', { title: query, keywords: [query], draft: true });
    expect(found(site.library, query)).toEqual(before);
  });

  it('knows no word for readers: a draft with the typo took the correction away', () => {
    const { library } = siteOf({
      python: { title: 'Python虚拟环境怎么建' },
      draft: { title: 'pyhton草稿', draft: true },
    });
    expect(found(library, 'pyhton')).toEqual(['python']);
  });

  it('takes no place among the suggestions', () => {
    const later = { title: '定金新规', publishedAt: '2025-07-01 08:00:00' };
    const { library } = siteOf({ ...many(30, later), old: { title: '旧手机的交易里关于定金的几件小事' } });
    expect(suggest(library, '定金', { now: NOW }).map(({ slug }) => slug)).toEqual(['old']);
  });

  it('takes no place among the articles that are ranked as related', () => {
    const expired = { title: '定金怎么退', body: '定金多少退多少。', expiresAt: '2025-05-01 00:00:00' };
    const { library } = siteOf({
      ...many(130, expired),
      source: { title: '定金怎么退', body: '定金多少退多少。', topics: ['recycle'] },
      near: { title: '付了定金以后', topics: ['gift-card'] },
      other: { title: '会员扣款', topics: ['recycle'] },
    });
    const { first } = relatedArticles(library, 'source', { now: NOW });
    expect(first.map(({ slug }) => slug)).toEqual(['near', 'other']);
  });

  it('is found from the moment on at which it is published, until it expires, and after a look back', () => {
    const { library } = siteOf({
      week: { title: '一周的定金', publishedAt: '2025-06-02 08:00:00', expiresAt: '2025-06-09 08:00:00' },
      always: { title: '一直的定金' },
    });
    const at = (day: string) => found(library, '定金', Date.parse(`${day}T08:00:00+08:00`)).sort();
    expect(at('2025-06-01')).toEqual(['always']);
    expect(at('2025-06-02')).toEqual(['always', 'week']);
    expect(at('2025-06-09')).toEqual(['always']);
    expect(at('2025-06-08')).toEqual(['always', 'week']);
    expect(at('2025-06-01')).toEqual(['always']);
    expect(currentIndex(library, NOW).terms.size).toBe(1);
  });
});
