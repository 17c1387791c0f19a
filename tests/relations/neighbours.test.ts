import { describe, expect, it } from 'vitest';
import { type Draft, found, type Site, siteOf } from './library.ts';

const BODY = '骑车忘记付钱要补上。';
const QUESTION = '骑车忘记付钱后来要怎么补上';

/** A question finds `first` and `second` by the same words, `third` by some of them, `other` by none. */
const articles = (
  changed: Partial<Record<'first' | 'second' | 'third', Partial<Draft>>> = {},
): Record<string, Draft> => ({
  first: { title: '水费说明', body: BODY, ...changed.first },
  second: { title: '电费说明', body: BODY, ...changed.second },
  third: { title: '补款说明', body: '骑车忘记付钱。', ...changed.third },
  other: { title: '天气说明', body: '明天有雨。' },
});

/** Which of `first` and `second` comes first; the same score is told apart by the slug. */
const better = ({ library }: Site, query = QUESTION) =>
  found(library, query).find((slug) => slug === 'first' || slug === 'second');

describe('the answer to a question', () => {
  it('comes before an article of the same words that stands alone', () => {
    expect(better(siteOf(articles()))).toBe('first');
    expect(better(siteOf(articles({ second: { related: ['third'] } })))).toBe('second');
    expect(better(siteOf(articles({ third: { related: ['second'] } })))).toBe('second');
  });

  it('knows its neighbours by the slugs that they had (their score counted as none)', () => {
    const renamed: Record<string, Draft> = articles({ second: { related: ['former'] } });
    renamed.third = { title: '补款说明', body: '骑车忘记付钱。', aliases: ['/articles/former'] };
    expect(better(siteOf(renamed))).toBe('second');
  });

  it('comes after it when what stands beside it has nothing of the question', () => {
    expect(better(siteOf(articles({ first: { related: ['other'] } })))).toBe('second');
  });

  it('gains nothing from neighbours that it has no longer', () => {
    const site = siteOf(articles({ second: { related: ['third'] } }));
    site.save('second', { title: '电费说明', body: BODY });
    expect(better(site)).toBe('first');
    site.save('third', { title: '补款说明', body: '骑车忘记付钱。', related: ['second'] });
    expect(better(site)).toBe('second');
    site.save('third', { title: '补款说明', body: '骑车忘记付钱。' });
    expect(better(site)).toBe('first');
  });

  it('gains nothing from them when a couple of words were typed', () => {
    expect(better(siteOf(articles({ second: { related: ['third'] } })), '忘记付钱')).toBe('first');
  });
});
