import { describe, expect, it } from 'vitest';
import { absoluteHtml } from '../../lib/syndication/absolute-html.ts';
import { SITE_URL } from './published-site.ts';

describe('HTML away from its page', () => {
  const absolute = (html: string): string => absoluteHtml(html, `${SITE_URL}/articles/x`);

  it('keeps its other attributes, with the quotes in them', () => {
    expect(absolute('<p><img src="/images/a.png" alt="写着&quot;已付&quot;"><a href="#fn">1</a></p>')).toBe(
      `<p><img src="${SITE_URL}/images/a.png" alt="写着&quot;已付&quot;"><a href="${SITE_URL}/articles/x#fn">1</a></p>`,
    );
  });

  it('has an & that is written as one: ©=1 in an address is not ©', () => {
    const link = `<a href="${SITE_URL}/go?a=1&amp;copy=1">1</a>`;
    expect(absolute('<a href="/go?a=1&amp;copy=1">1</a>')).toBe(link);
  });

  it('has every version of a picture', () => {
    expect(
      absolute(
        '<img src="/images/a,1.png" srcset="/images/a,1.png.400.webp 400w, /images/a,1.png.800.webp 700w">',
      ),
    ).toBe(
      `<img src="${SITE_URL}/images/a,1.png" srcset="${SITE_URL}/images/a,1.png.400.webp 400w, ${SITE_URL}/images/a,1.png.800.webp 700w">`,
    );
  });

  it('leaves an address that leads nowhere as it is (the whole feed failed)', () => {
    expect(absolute('<a href="https://[">网页</a>')).toBe('<a href="https://[">网页</a>');
  });
});
