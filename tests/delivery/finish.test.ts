import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishHtml, UnfinishableError } from '../../lib/delivery/finish.ts';
import type { InlineCss } from '../../lib/delivery/stylesheets.ts';

const small: InlineCss = (hrefs) => (hrefs.length === 0 ? '' : 'p{margin:0}');
const large: InlineCss = () => null;

/** A page as Next 16 sends it. */
const nextPage = (head: string, body: string): string =>
  `<!DOCTYPE html><html lang="zh-CN"><head><meta charSet="utf-8"/><link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/b.js"/><script src="/_next/static/chunks/c.js" async=""></script>${head}<script src="/_next/static/chunks/d.js" noModule=""></script></head><body><div hidden=""><!--$--><!--/$--></div>${body}<!--$--><!--/$--><script src="/_next/static/chunks/b.js" id="_R_" async=""></script><script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"<p>"])</script></body></html>`;

describe('finishing a page', () => {
  it('leaves nothing of the client runtime', () => {
    const { html, unknownScripts, hasScripts } = finishHtml(
      nextPage('<title>题</title>', '<p>文</p>'),
      small,
    );
    expect(html).toBe(
      '<!DOCTYPE html><html lang="zh-CN"><head><meta charSet="utf-8"/><style>p{margin:0}</style><title>题</title></head><body><p>文</p></body></html>',
    );
    expect(unknownScripts).toEqual([]);
    expect(hasScripts).toBe(false);
  });

  it('links a large stylesheet instead of putting it in', () => {
    const { html, css } = finishHtml(nextPage('', ''), large);
    expect(html).toContain('<link rel="stylesheet" href="/_next/static/chunks/a.css">');
    expect(css).toBeNull();
  });

  it('keeps structured data and the scripts of the site', () => {
    const data = '<script type="application/ld+json">{"@type":"Article"}</script>';
    const own = '<script type="module" src="/suggest.js"></script>';
    const { html, hasScripts } = finishHtml(nextPage(data, own), small);
    expect(html).toContain(data);
    expect(html).toContain(own);
    expect(hasScripts).toBe(true);
  });

  it('removes and reports scripts that it does not know', () => {
    const { html, unknownScripts } = finishHtml(
      nextPage(
        '',
        '<script>alert(1)</script><script src="https://cdn.example/x.js"></script><script src="//cdn.example/y.js"></script>',
      ),
      small,
    );
    expect(html).not.toContain('<script');
    expect(unknownScripts).toEqual([
      'alert(1)',
      '<script src="https://cdn.example/x.js">',
      '<script src="//cdn.example/y.js">',
    ]);
  });

  it('learns that a page will soon be another one, and tells no reader', () => {
    const meta = '<meta name="response-provisional" content=""/>';
    const { html, provisional } = finishHtml(nextPage('', `<p>文</p>${meta}`), small);
    expect(provisional).toBe(true);
    expect(html).not.toContain('response-provisional');
    expect(finishHtml(nextPage('', '<p>文</p>'), small).provisional).toBe(false);
  });

  it('reads the status code that the page asks for', () => {
    const { html, status } = finishHtml(nextPage('<meta name="response-status" content="410"/>', ''), small);
    expect(status).toBe(410);
    expect(html).not.toContain('response-status');
    expect(finishHtml(nextPage('', ''), small).status).toBe(200);
  });

  it('puts the banner of a preview first, where the hidden element was', () => {
    const { html, hasScripts } = finishHtml(
      nextPage('', '<p>文</p>'),
      small,
      '<script src="/_preview/reload.js"></script>',
    );
    expect(html).toContain('<body><script src="/_preview/reload.js"></script><p>文</p></body>');
    expect(hasScripts).toBe(true);
  });

  it('joins texts that React has kept apart, and leaves other comments', () => {
    const { html } = finishHtml(nextPage('', '<p>约 <!-- -->3<!-- --> 分钟</p><!-- 编者按 -->'), small);
    expect(html).toContain('<p>约 3 分钟</p><!-- 编者按 -->');
  });

  it('leaves hidden elements that hold something', () => {
    for (const element of [
      '<div hidden="">文</div>',
      '<div hidden=""><p></p></div>',
      '<div hidden="" id="x"></div>',
    ]) {
      expect(finishHtml(nextPage('', element), small).html).toContain(element);
    }
  });

  it('does not let a page out that waits for a script to be complete', () => {
    for (const part of [
      '<!--$?--><template id="B:0"></template><p>稍候</p><!--/$-->',
      '<div hidden id="S:0">文</div>',
    ]) {
      expect(() => finishHtml(nextPage('', part), small)).toThrow(UnfinishableError);
    }
  });

  it('collects the addresses of the site', () => {
    const { links } = finishHtml(
      nextPage(
        '<link rel="icon" href="/icon.svg"/>',
        '<a href="/articles/x#a">一</a><a href="https://e.cn/">二</a><a href="//e.cn">三</a>',
      ),
      small,
    );
    expect(links).toEqual(['/icon.svg', '/articles/x#a']);
  });

  it('changes no byte of the text, whatever is in it', () => {
    const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    const text = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('分期', '\r\n', '\0', '&amp', '𠮷', '</p>', '<!--$-->'),
        ),
      )
      .map((parts) => escaped(parts.join('')));
    fc.assert(
      fc.property(text, (body) => {
        const source = nextPage('', `<pre>${body}</pre><textarea>${body}</textarea>`);
        expect(finishHtml(source, small).html).toContain(
          `<pre>${body}</pre><textarea>${body}</textarea></body>`,
        );
      }),
    );
  });

  it('does so beyond the size at which the parser drops what it has read', () => {
    const body = '<p>先享后付，先看清再付。</p>'.repeat(20_000);
    const { html } = finishHtml(nextPage('', `${body}<!-- -->`), small);
    expect(html.endsWith(`<body>${body}</body></html>`)).toBe(true);
  });
});
