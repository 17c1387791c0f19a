import { describe, expect, it } from 'vitest';
import {
  languageOfHeadline,
  languageOfText,
  languageOfTitle,
  languageRuns,
} from '../../lib/text/language.ts';

describe('another language in a Chinese text', () => {
  it('is English from three words on, two of them written small', () => {
    expect(languageRuns('点开“Terms of use”再看')).toEqual([
      { text: '点开“', lang: undefined },
      { text: 'Terms of use', lang: 'en' },
      { text: '”再看', lang: undefined },
    ]);
  });

  it.each(['用 Apple Pay 付款', '关掉 pay later 再付', '美国银行（Bank of America）的卡'])(
    'is not told of names and two words: %s',
    (text) => {
      expect(languageRuns(text).every(({ lang }) => lang === undefined)).toBe(true);
    },
  );
});

describe('the language of a paragraph', () => {
  it.each([
    ['Read the terms of use first', 'en'],
    ['Apple Pay', undefined],
    ['先看 the terms of use', undefined],
    ['ひらがな is the script of this', undefined],
    ['カタカナ is the script of this', undefined],
    ['한글 is the script of this', undefined],
  ])('that says %s is %s', (text, language) => expect(languageOfText(text)).toBe(language));
});

describe('the language of a title', () => {
  it.each([
    ['Consumer Protection Act', 'en'],
    ['特定商取引に関する法律', 'ja'],
    ['전자상거래법', 'ko'],
    ['中华人民共和国民法典', undefined],
    ['看懂 Buy Now Pay Later', undefined],
    ['PayPal', undefined],
  ])('%s is %s', (title, language) => expect(languageOfTitle(title)).toBe(language));

  it('of a Chinese article is not that of what it quotes (all of the heading was read as Japanese)', () => {
    expect(languageOfHeadline('日语“ありがとう”怎么用')).toBeUndefined();
    expect(languageOfHeadline('How to return a gift card')).toBe('en');
  });
});
