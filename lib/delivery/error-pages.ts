import { DARK, LIGHT } from '../site/palette.ts';
import type { Metrics } from './metrics.ts';
import { contentTag } from './page.ts';
import { type Header, securityHeaders } from './security.ts';
import { StoredPage } from './stored-page.ts';

/** Status codes of the errors that are answered without the application. */
export type ErrorStatus = 400 | 405 | 408 | 414 | 421 | 431 | 500 | 503;

const TEXTS: Readonly<Record<ErrorStatus, { title: string; text: string; headers?: readonly Header[] }>> = {
  400: { title: '地址写错了', text: '这个地址里有认不出的字符，可能是复制时缺了一段。' },
  405: {
    title: '不支持这种请求',
    text: '本站只能阅读，只接受 GET 和 HEAD。',
    headers: [['Allow', 'GET, HEAD']],
  },
  408: { title: '等得太久', text: '请求没有在时限内发完，请再试一次。' },
  414: { title: '地址太长', text: '请把地址缩短后再试。' },
  421: {
    title: '预览不认识这个域名',
    text: '预览里有草稿，只给用 IP、本机名字或 SITE_URL 的域名打开的人看。要用这个域名，把启动预览时的 SITE_URL 设成它。',
  },
  431: { title: '请求头太长', text: '请清除本站的 Cookie，或把地址缩短后再试。' },
  500: { title: '页面出错了', text: '问题在我们这边，已经记下。请过一会儿再试。' },
  503: { title: '正在启动，或者太忙', text: '请过几秒再试。', headers: [['Retry-After', '2']] },
};

const colours = ({ paper, ink, link }: typeof LIGHT | typeof DARK): string =>
  `body{color:${ink};background:${paper}}a{color:${link}}`;

/** The look of the other pages (app/site.css) in a few lines. */
const CSS = `body{font:100%/1.8 system-ui,sans-serif;text-wrap:pretty;max-width:38em;margin:10vh auto;padding:0 1rem}h1{font:700 1.5rem/1.35 "Songti SC","Noto Serif SC","Noto Serif CJK SC",sans-serif;margin:0 0 1rem}a{display:inline-block;padding:.6rem 0}${colours(LIGHT)}@media(prefers-color-scheme:dark){${colours(DARK)}}`;

/**
 * Gives the pages of these errors, each made when it is first needed.
 * @param secure whether readers come by https
 */
export function openErrorPages(secure: boolean, metrics: Metrics): (status: ErrorStatus) => StoredPage {
  const pages = new Map<ErrorStatus, StoredPage>();
  return (status) => {
    const known = pages.get(status);
    if (known) return known;
    const { title, text, headers = [] } = TEXTS[status];
    const body = Buffer.from(
      `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title><style>${CSS}</style></head><body><main><h1>${title}</h1><p>${text}</p><p><a href="/">回到首页</a></p></main></body></html>`,
    );
    const answer = {
      status,
      headers: [
        ['Content-Type', 'text/html; charset=utf-8'],
        ['Cache-Control', 'no-store'],
        ...headers,
        ...securityHeaders({ page: true, css: CSS, hasScripts: false }, secure),
      ] satisfies Header[],
      body,
      tag: contentTag(body),
      lastModified: null,
      compressible: true,
    };
    const page = new StoredPage(answer, 0, metrics.answers(null, status));
    pages.set(status, page);
    return page;
  };
}
