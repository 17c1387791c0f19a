import { describe, expect, it } from 'vitest';
import { ranking } from '../../lib/relations/constants.ts';
import { relatedArticles, unrankedArticles } from '../../lib/relations/related.ts';
import { problems } from '../library/problems.ts';
import { type Draft, NOW, siteOf } from './library.ts';

const listOf = (articles: Record<string, Draft>, slug: string): string[] => {
  const { first, rest } = relatedArticles(siteOf(articles).library, slug, { now: NOW });
  return [...first, ...rest].map((card) => card.slug);
};

describe('what editors chose', () => {
  it('led from an article to itself, by the address of one that was merged into it', () => {
    const { library, contentDir } = siteOf({
      one: {
        title: '礼品卡怎么查余额',
        body: '见[旧文](/articles/two)。',
        aliases: ['/articles/two'],
        related: ['two', 'other'],
      },
      other: { title: '超市卡过期' },
    });
    const { first, backlinks } = relatedArticles(library, 'one', { now: NOW });
    expect([...first, ...backlinks].map(({ slug }) => slug)).toEqual(['other']);
    expect(problems(library, contentDir).map(({ rule }) => rule)).toEqual(['self-related']);
  });

  it('comes with the editor’s own reason where there is one, also while the index is being made', () => {
    const { library, save } = siteOf({
      one: {
        title: '押金退还',
        related: [{ slug: 'two', reason: '卡密已经给了，先做这几步' }, { slug: 'three' }, 'four'],
      },
      two: { title: '卡密交付' },
      three: { title: '平台拖延' },
      four: { title: '别的', aliases: ['/articles/former'] },
    });
    const reasons = (list = relatedArticles): string[] =>
      list(library, 'one', { now: NOW }).first.map(({ slug, reason }) => `${slug} ${reason}`);
    expect(reasons()).toEqual([
      'two 编辑推荐：卡密已经给了，先做这几步',
      'three 编辑推荐，同主题：旧机回收',
      'four 编辑推荐，同主题：旧机回收',
    ]);
    expect(reasons(unrankedArticles)).toEqual([
      'two 编辑推荐：卡密已经给了，先做这几步',
      'three 编辑推荐',
      'four 编辑推荐',
    ]);
    save('one', { title: '押金退还', related: [{ slug: 'former', reason: '换个地址也认得' }, 'four'] });
    expect(reasons()[0]).toBe('four 编辑推荐：换个地址也认得');
  });

  it('counted only among the nearest texts: who recommends an article in other words was not beside it', () => {
    const near = Array.from({ length: ranking.candidates + 5 }, (_, at): [string, Draft] => [
      `near-${at}`,
      { title: `${['礼品', '余额', '查询'][at % 3]}的第${at}件事`, body: `编号${at}。`, topics: ['recycle'] },
    ]);
    const articles: Record<string, Draft> = {
      ...Object.fromEntries(near),
      source: { title: '礼品卡余额查询', body: '礼品卡余额在哪里查。', topics: ['gift-card'] },
      alike: { title: '礼品卡余额怎么查询', body: '礼品卡余额在哪里查。', topics: ['gift-card'] },
      far: { title: '骑车摔了一跤', body: '路上有石头。', topics: ['pay-later'], related: ['source'] },
    };
    expect(listOf(articles, 'source').slice(0, 8)).toContain('far');
  });

  it('of two that third ones recommend together counts, by whichever address they name it', () => {
    const articles = (named: string): Record<string, Draft> => ({
      source: { title: '礼品卡', body: '卡。', aliases: ['/articles/former'] },
      plain: { title: '礼品卡二', body: '卡。' },
      liked: { title: '骑车', body: '路。' },
      third: { title: '三', related: [named, 'liked'] },
      fourth: { title: '四', related: [named, 'liked'] },
    });
    const byPresent = listOf(articles('source'), 'source');
    expect(byPresent.indexOf('liked')).toBeLessThan(2);
    expect(listOf(articles('former'), 'source')).toEqual(byPresent);
  });
});
