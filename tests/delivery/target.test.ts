import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseTarget } from '../../lib/delivery/target.ts';
import { topicPath } from '../../lib/site/urls.ts';
import { feedPath } from '../../lib/syndication/addresses.ts';

const address = (path: string, query = '') => ({ kind: 'address', path, query });
const redirect = (location: string) => ({ kind: 'redirect', location });

describe('the normal form of an address', () => {
  it('leaves a canonical address alone', () => {
    for (const path of [
      '/',
      '/topics',
      '/articles/xiaomi-store-instalment-limits',
      '/articles/%E5%88%86%E6%9C%9F',
    ]) {
      expect(normaliseTarget(path)).toEqual(address(path));
    }
    // What RFC 3986 §3.3 allows in a path, and the fragment that a careless client sends along.
    expect(normaliseTarget('/a;b=c,d:e@f$g&h+i')).toEqual(address('/a;b=c,d:e@f$g&h+i'));
    expect(normaliseTarget('/topics#eka')).toEqual(address('/topics'));
    expect(normaliseTarget('/topics?')).toEqual(address('/topics'));
    expect(normaliseTarget('/images/a%20b.png')).toEqual(address('/images/a%20b.png'));
    expect(normaliseTarget('/topics/eka?page=2')).toEqual(address('/topics/eka', '?page=2'));
    expect(normaliseTarget('/archive/2024/06?page=3')).toEqual(address('/archive/2024/06', '?page=3'));
  });

  it('is what links to a topic have (those to C++ or Q&A, and their canonical addresses, were redirects)', () => {
    for (const id of ['C++', 'C/C++', 'Q&A', 'a:b;c=d,e@f$g', '.NET', '100%', '“分期”?', "it's"]) {
      expect(normaliseTarget(topicPath(id))).toEqual(address(topicPath(id)));
      expect(normaliseTarget(feedPath('rss', id))).toEqual(address(feedPath('rss', id)));
      expect(decodeURIComponent(topicPath(id))).toBe(`/topics/${id}`);
    }
  });

  it('redirects other spellings of the same address to it', () => {
    expect(normaliseTarget('/topics/')).toEqual(redirect('/topics'));
    expect(normaliseTarget('/articles/%e5%88%86%E6%9C%9F')).toEqual(redirect('/articles/%E5%88%86%E6%9C%9F'));
    expect(normaliseTarget('/%61bout')).toEqual(redirect('/about'));
    expect(normaliseTarget('/topics//eka')).toEqual(redirect('/topics/eka'));
    expect(normaliseTarget('/a/./b/../c')).toEqual(redirect('/a/c'));
    // Raw UTF-8 bytes, which Node gives as Latin-1; and letters that a Mac has taken apart.
    expect(normaliseTarget(Buffer.from('/articles/分期').toString('latin1'))).toEqual(
      redirect('/articles/%E5%88%86%E6%9C%9F'),
    );
    expect(normaliseTarget('/articles/e%CC%81')).toEqual(redirect('/articles/%C3%A9'));
  });

  it('drops parameters that the page does not read', () => {
    expect(normaliseTarget('/articles/x?utm_source=weixin')).toEqual(redirect('/articles/x'));
    expect(normaliseTarget('/articles/x?page=2')).toEqual(redirect('/articles/x'));
    expect(normaliseTarget('/topics?page=2')).toEqual(redirect('/topics'));
    expect(normaliseTarget('/topics/eka?q=x')).toEqual(redirect('/topics/eka'));
    expect(normaliseTarget('/topics/eka?page=2&from=1')).toEqual(redirect('/topics/eka?page=2'));
    for (const page of ['1', '0', '-1', '01', 'x', '1e9', '']) {
      expect(normaliseTarget(`/topics/eka?page=${page}`)).toEqual(redirect('/topics/eka'));
    }
    expect(normaliseTarget('/topics/eka?page=2&page=3')).toEqual(redirect('/topics/eka?page=2'));
  });

  it('takes a search as a form sends it and as a link is written, for one page', () => {
    const page = address('/search', '?q=e%E5%8D%A1+%E5%9B%9E%E6%94%B6');
    expect(normaliseTarget('/search?q=e%E5%8D%A1+%E5%9B%9E%E6%94%B6')).toEqual(page);
    expect(normaliseTarget('/search?q=e%e5%8d%a1%20%E5%9B%9E%E6%94%B6')).toEqual(page);
    // As someone types it who writes no percent signs.
    const typed = Buffer.from('/search?q=e卡+回收').toString('latin1');
    expect(normaliseTarget(typed)).toEqual(page);
    expect(normaliseTarget('/search?q=')).toEqual(redirect('/search'));
    expect(normaliseTarget('/search?q=x&page=2')).toEqual(address('/search', '?q=x&page=2'));
    // A pasted page of text is an ordinary search for its beginning.
    expect(normaliseTarget(`/search?q=${'x'.repeat(10_000)}`)).toEqual(
      address('/search', `?q=${'x'.repeat(200)}`),
    );
    // No letter of it is cut in two.
    const rare = encodeURIComponent('𠮷');
    expect(normaliseTarget(`/search?q=x${rare.repeat(201)}`)).toEqual(
      address('/search', `?q=x${rare.repeat(199)}`),
    );
    expect(normaliseTarget('/suggest?q=x&page=2')).toEqual(redirect('/suggest?q=x'));
  });

  it('refuses what no page can be at', () => {
    for (const target of [
      '/articles/%E4',
      '/%',
      '/%00',
      '/a%0Ab',
      '*',
      'articles/x',
      '/%ff',
      '/%7F',
      '/%1F',
      '/%C2%85',
      '/\xff',
    ]) {
      expect(normaliseTarget(target)).toEqual({ kind: 'malformed' });
    }
  });

  it('never sends a reader to another site', () => {
    expect(normaliseTarget('//evil.example/x')).toEqual(redirect('/evil.example/x'));
    expect(normaliseTarget('/%2F/evil.example')).toEqual(address('/%2F/evil.example'));
    expect(normaliseTarget('http://evil.example//evil.example/')).toEqual(redirect('/evil.example'));
    expect(normaliseTarget('HTTP://evil.example/topics/')).toEqual(redirect('/topics'));
    expect(normaliseTarget('https://evil.example/topics/')).toEqual(redirect('/topics'));
    expect(normaliseTarget('http://evil.example')).toEqual(redirect('/'));
    expect(normaliseTarget('/\\evil.example')).toEqual(redirect('/%5Cevil.example'));
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '/',
      '//',
      '.',
      '..',
      '%',
      '%2e',
      '%2F',
      '%E5%88%86',
      '?',
      '&',
      '=',
      '#',
      '+',
      'page=2',
      'q=',
      'search',
      'topics',
      ';',
      ':',
      '\\',
    ),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );
  const wild = fc
    .array(piece, { maxLength: 12 })
    .map((parts) => Buffer.from(`/${parts.join('')}`).toString('latin1'));

  it('is reached in one step from anything, and is safe to put into a header', () => {
    fc.assert(
      fc.property(wild, (target) => {
        const first = normaliseTarget(target);
        if (first.kind === 'malformed') return;
        const found = first.kind === 'address' ? first.path + first.query : first.location;
        expect(found).toMatch(/^\/(?![/\\])[!-~]*$/);
        expect(normaliseTarget(found)).toMatchObject({ kind: 'address' });
      }),
      { numRuns: 2000 },
    );
  });
});
