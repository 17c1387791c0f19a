/** Site-relative addresses. Han letters of slugs are percent-encoded (RFC 3986 §2.5). */
export const articlePath = (slug: string): string => `/articles/${encodeURIComponent(slug)}`;
export const topicPath = (id: string, page = 1): string =>
  `/topics/${encodeSegment(id)}${page > 1 ? `?page=${page}` : ''}`;
export const archiveYearPath = (year: number): string => `/archive/${year}`;
export const archiveMonthPath = (year: number, month: number, page = 1): string =>
  `/archive/${year}/${String(month).padStart(2, '0')}${page > 1 ? `?page=${page}` : ''}`;
export const searchPath = (query: string, page = 1): string =>
  `/search?q=${encodeURIComponent(query)}${page > 1 ? `&page=${page}` : ''}`;

/** Characters of a search that are kept; the rest is cut off, so that who pastes a whole page still gets results. */
export const LONGEST_SEARCH = 200;

/**
 * A part of a path as the server has it in the one form of each address: `pchar` of RFC 3986 §3.3 stays as it is, the
 * rest is percent-encoded UTF-8.
 */
export const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment).replace(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent);

/** A text without its percent encoding (RFC 3986 §2.1); as it is where that is broken. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a link is neither within its page nor from the root of the site, nor to another site. */
export const isRelative = (href: string): boolean => !/^(?:$|[/#?]|[a-z][a-z0-9+.-]*:)/i.test(href);

/** Whether the value of `?page=` is a number that a page can have. */
export const isPageNumber = (text: string): boolean => /^[1-9]\d{0,5}$/.test(text);

/**
 * The slug of a link to an article of this site, or null: `/articles/x`, with or without a slash or a fragment behind
 * it, or its Markdown, `/articles/x.md`.
 */
export function articleSlugOf(href: string): string | null {
  const match = /^\/articles\/([^/?#]+?)(?:\/|\.md)?(?:[?#].*)?$/.exec(href);
  if (match?.[1] === undefined) return null;
  try {
    return decodeURIComponent(match[1]);
  } catch {
    return null;
  }
}

/**
 * The id of a link to a topic of this site or to one of its feeds, or null: `/topics/x`, also with a slash behind it.
 */
export function topicIdOf(href: string): string | null {
  const id = /^\/topics\/([^/?#]+)(?:\/(?:feed\.xml|atom\.xml|feed\.json)?)?(?:[?#].*)?$/.exec(href)?.[1];
  return id === undefined ? null : percentDecoded(id);
}
