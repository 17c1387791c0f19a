import type { Finding } from '../../content/problem.ts';
import { slugLike } from '../../content/slug.ts';
import { nearest } from '../../content/suggestion.ts';
import { relativeLink, unknownArticle } from '../../library/wrong-references.ts';
import { PAGE_IDS } from '../../markdown/remark-headings.ts';
import { LINK_SCHEMES, renderMarkdown } from '../../markdown/render.ts';
import { articleSlugOf, isRelative, percentDecoded, topicIdOf } from '../../site/urls.ts';
import { type CheckedArticle, type CheckedText, type Collection, textPlace } from '../collection.ts';
import { sitePaths } from '../site-paths.ts';

type Wrong = Pick<Finding, 'rule' | 'message' | 'fix'>;

/** Links in the texts that lead nowhere. */
export function* checkLinks(collection: Collection): Iterable<Finding> {
  const problemOf = linkProblems(collection);
  for (const text of collection.texts) {
    for (const { image, href, offset } of text.outline.links) {
      const wrong = image ? null : problemOf(text, href);
      if (wrong !== null) yield { ...textPlace(text, offset), ...wrong };
    }
  }
}

/** Makes a function that says what is wrong with a link of a text; null if nothing is. */
function linkProblems(collection: Collection): (text: CheckedText, href: string) => Wrong | null {
  const { contentDir, titles, aliases, articleAt, articleCalled, unreadable } = collection;
  const isSitePath = sitePaths(collection);
  const fragments = new Map<CheckedText, readonly string[]>();
  const fragmentsOf = (text: CheckedText): readonly string[] => {
    const known = fragments.get(text) ?? [...idsOf(text.markdown), ...idsAround(text)];
    fragments.set(text, known);
    return known;
  };
  const broken = (message: string, fix: string): Wrong => ({ rule: 'broken-link', message, fix });
  return (text, href) => {
    const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(href) ?? [];
    if (scheme !== undefined && !LINK_SCHEMES.includes(scheme.toLowerCase())) {
      const fix = '写成 https:// 开头的地址，或只留文字';
      return broken(`网页不放「${scheme}:」开头的链接，读者点不开`, fix);
    }
    if (scheme !== undefined || href.startsWith('//')) return null;
    if (href === '') return broken('链接没有写地址，读者点了还在这一页', '写上地址，或只留文字');
    const [path = '', fragment = ''] = href.split('#');
    const slug = articleSlugOf(path);
    const target = path === '' ? text : slug === null ? undefined : articleAt(slug);
    if (target !== undefined) {
      const id = percentDecoded(fragment);
      if (id === '' || fragmentsOf(target).includes(id)) return null;
      return {
        rule: 'broken-anchor',
        message: `${path === '' ? '本文' : `${target.file} `}里没有「#${id}」这个小标题`,
        fix: anchorFix(target.markdown, id, fragmentsOf(target)),
      };
    }
    if (slug !== null) {
      return unreadable.has(slug) ? null : unknownArticle('broken-link', slug, () => titles);
    }
    if (isRelative(href)) return relativeLink(contentDir, text.file, href, articleCalled);
    const page = percentDecoded(path.replace(/\?.*$/, ''));
    // A topic's feeds have moved with it.
    if (isSitePath(page) || aliases.has(page) || aliases.has(`/topics/${topicIdOf(page)}`)) return null;
    const article = articleAtFormer(page, articleCalled);
    const rest = fragment === '' ? '' : `#${fragment}`;
    if (article !== null) return broken(`站内没有 ${page} 这个页面`, `是不是 /articles/${article}${rest}？`);
    return /\.\w+$/.test(page)
      ? broken(`站内没有 ${page} 这个文件`, '把文件放进内容文件夹的 public/，或删掉链接')
      : broken(`站内没有 ${page} 这个页面`, '改成已有的地址，或删掉链接');
  };
}

/**
 * The article that probably had an address in another system: its last part is the name of the file, before which
 * Jekyll has the day. Null where there is none of that name.
 */
function articleAtFormer(page: string, articleCalled: Collection['articleCalled']): string | null {
  const [, path = ''] = /^(.*?)(?:\.html?)?\/*$/.exec(page) ?? [];
  const dated = /\d{4}\/\d\d\/\d\d\/[^/]+$/.exec(path)?.[0].replaceAll('/', '-') ?? '';
  for (const name of [path.split('/').at(-1) ?? '', dated]) {
    const slug = slugLike(name);
    const article = slug === null ? null : articleCalled(slug, name);
    if (article !== null) return article;
  }
  return null;
}

function anchorFix(markdown: string, id: string, known: readonly string[]): string {
  const mark = `{#${id}}`;
  if (markdown.includes(mark)) {
    const now = idsOf(markdown);
    const meant = idsOf(markdown.replace(/[ \t]*\{#[^\s{}]{1,100}\}[ \t]*$/gm, ''));
    const own = meant.find((other, at) => other !== now[at] && now[at]?.endsWith(`-${id.toLowerCase()}`));
    if (own !== undefined) return `小标题后面的 ${mark} 不起作用：删掉它，写成 #${own}`;
  }
  const best = nearest(id, known);
  return best === null ? '照目标文章的小标题改写 # 后面的部分，或删掉它' : `是不是 #${best}？`;
}

/** Fragment identifiers of the rendered text: headings and footnotes. */
function idsOf(markdown: string): string[] {
  const { html } = renderMarkdown(markdown, { openSlug: (slug) => slug, imageSize: () => null });
  return [...html.matchAll(/\sid="([^"]+)"/g)].flatMap(({ 1: id }) => (id === undefined ? [] : [id]));
}

/** Fragment identifiers of the page around the text. */
function idsAround(text: CheckedText | CheckedArticle): string[] {
  if (!('article' in text)) return ['top', 'content'];
  const { sources, corrections } = text.article;
  const missing = [
    ...(sources.length > 0 ? [] : ['sources']),
    ...(corrections.length > 0 ? [] : ['corrections']),
  ];
  return PAGE_IDS.filter((id) => !missing.includes(id));
}
