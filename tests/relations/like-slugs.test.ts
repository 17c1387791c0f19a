import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeSlugs } from '../../lib/relations/like-slugs.ts';

const SLUGS = [
  'alipay-pay-later-scam-response',
  'eka-consignment-guide',
  'eka-discount-explained',
  'eka-platforms-overview',
  'high-price-eka-payout-gap',
  'high-price-eka-platforms',
  'pay-later-downsides',
  'pay-later-phone-scam',
  'truth-of-high-price-eka',
  'xiaomi-store-instalment-limits',
  '先享后付逾期',
];

describe('slugs like a mistyped address', () => {
  it('come with the one that has few other letters first', () => {
    expect(likeSlugs(SLUGS, 'pay-later-fone-scam')[0]).toBe('pay-later-phone-scam');
    expect(likeSlugs(SLUGS, 'XIAOMI_STORE instalment--limit')[0]).toBe('xiaomi-store-instalment-limits');
  });

  it('are those that begin with an address that was cut off (high-price-eka led to other cards)', () => {
    expect(likeSlugs(SLUGS, 'high-price-eka').slice(0, 2)).toEqual([
      'high-price-eka-platforms',
      'high-price-eka-payout-gap',
    ]);
    expect(likeSlugs(SLUGS, 'xiaomi-st')).toEqual(['xiaomi-store-instalment-limits']);
    expect(likeSlugs(SLUGS, '先享后付')).toEqual(['先享后付逾期']);
  });

  it('are found by an address as chats and forums shorten it (… found nothing)', () => {
    expect(likeSlugs(SLUGS, 'xiaomi-st…')).toEqual(['xiaomi-store-instalment-limits']);
    expect(likeSlugs(SLUGS, 'xiaomi-st...')).toEqual(['xiaomi-store-instalment-limits']);
  });

  it('begin with it rather than being as long (wechat-pay-later led to eleme-pay-later)', () => {
    const slugs = ['eleme-pay-later', 'wechat-pay-later-deadline'];
    expect(likeSlugs(slugs, 'wechat-pay-later')).toEqual(['wechat-pay-later-deadline', 'eleme-pay-later']);
  });

  it('are those that have its words among others (pay-later-scam found nothing)', () => {
    expect(likeSlugs(SLUGS, 'scam-pay-later').slice(0, 2)).toEqual([
      'pay-later-phone-scam',
      'alipay-pay-later-scam-response',
    ]);
    expect(likeSlugs(SLUGS, 'later-downsides')).toEqual(['pay-later-downsides']);
  });

  it('have its rare words: a common one beside a word that no slug has is nothing', () => {
    expect(likeSlugs(SLUGS, 'unheard-later-of')).toEqual([]);
    expect(likeSlugs(SLUGS, 'unheard-later-scam').slice(0, 1)).toEqual([]);
    expect(likeSlugs(SLUGS, 'down-sides')).toEqual([]);
  });

  it('are slugs of the site, each once, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...SLUGS), (typed, slug) => {
        for (const text of [typed, `${slug}-${typed}`]) {
          const like = likeSlugs(SLUGS, text);
          expect(new Set(like).size).toBe(like.length);
          expect(SLUGS).toEqual(expect.arrayContaining(like));
        }
        expect(likeSlugs(SLUGS, slug)[0]).toBe(slug);
      }),
    );
  });
});
