import { encodeSegment, isPageNumber, LONGEST_SEARCH } from '../site/urls.ts';

/** A request target after normalising: already in normal form, to be redirected to it, or malformed. */
export type Target =
  | { readonly kind: 'address'; readonly path: string; readonly query: string }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'malformed' };

/** Longest path in characters; a longer one is answered with 414 (RFC 9110 §15.5.15). */
export const MAX_PATH_LENGTH = 4096;

const MALFORMED: Target = { kind: 'malformed' };

/**
 * Brings a request target (RFC 9112 §3.2) to the one form under which its page is stored: no empty, `.` or `..`
 * segments, no slash at the end, minimal upper-case percent-encoding of NFC text, only the parameters that the
 * page reads. Another spelling of the path, or a parameter more, is a redirect, so that neither a cache nor a search
 * engine sees two addresses of one page, and no query can fill the store. Another spelling of the same parameters, as
 * forms and links differ in, is answered as it is.
 */
export function normaliseTarget(target: string): Target {
  const origin = /^https?:\/\/[^/?#]*/i.exec(target)?.[0].length ?? 0;
  const cut = target.slice(origin).replace(/#.*$/s, '');
  const mark = cut.indexOf('?');
  const givenPath = mark === -1 ? cut : cut.slice(0, mark);
  const givenQuery = mark === -1 ? '' : cut.slice(mark + 1);
  if (!givenPath.startsWith('/') && givenPath !== '') return MALFORMED;
  const path = normalisePath(givenPath);
  if (path === null) return MALFORMED;
  const query = normaliseQuery(path, givenQuery);
  if (path === givenPath && query.complete) return { kind: 'address', path, query: query.text };
  return { kind: 'redirect', location: path + query.text };
}

/** The decoded segments of a normalised path. */
export const segmentsOf = (path: string): string[] => path.slice(1).split('/').map(decodeURIComponent);

function normalisePath(given: string): string | null {
  const segments: string[] = [];
  // Node decodes the request line as Latin-1; a client that sends Han letters unencoded means UTF-8.
  for (const part of Buffer.from(given, 'latin1').toString('utf8').split('/')) {
    let segment: string;
    try {
      segment = decodeURIComponent(part).normalize('NFC');
    } catch {
      return null;
    }
    // U+FFFD: the bytes were no UTF-8.
    if (/[\p{Control}\uFFFD]/u.test(segment)) return null;
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encodeSegment(segment));
  }
  return `/${segments.join('/')}`;
}

const PAGED = /^\/(?:topics\/[^/]+|archive\/[^/]+\/[^/]+)$/;
/** Paths that take the reader's own words as `q`. */
const ASKED = new Set(['/search', '/suggest']);

/** `complete`: whether every given parameter is in `text`, so that no redirect is needed. */
function normaliseQuery(path: string, given: string): { text: string; complete: boolean } {
  const asked = new URLSearchParams(Buffer.from(given, 'latin1').toString('utf8'));
  const kept = new URLSearchParams();
  let count = 0;
  for (const [name, value] of asked) {
    count += 1;
    if (kept.has(name)) continue;
    if (name === 'q' && ASKED.has(path) && value !== '') {
      kept.set('q', [...value].slice(0, LONGEST_SEARCH).join(''));
    } else if (
      name === 'page' &&
      (path === '/search' || PAGED.test(path)) &&
      isPageNumber(value) &&
      value !== '1'
    ) {
      kept.set('page', value);
    }
  }
  const text = kept.size === 0 ? '' : `?${kept}`;
  return { text, complete: count === kept.size };
}
