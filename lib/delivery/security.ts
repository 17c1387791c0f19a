import { createHash } from 'node:crypto';

export type Header = readonly [name: string, value: string];

/** What a response holds that its Content-Security-Policy must allow. */
export interface Contents {
  /** Whether it is an HTML page. */
  readonly page: boolean;
  /** CSS in a `<style>` element, or null. */
  readonly css: string | null;
  readonly hasScripts: boolean;
}

/** Anything but a page: nothing in it may load or run when someone opens it by itself. */
export const NO_PAGE: Contents = { page: false, css: null, hasScripts: false };

/** Where the browser finds what to prerender; see `SPECULATION_RULES`. */
export const SPECULATION_RULES_PATH = '/speculation-rules.json';

/**
 * Articles are prerendered when the reader points at a link for a moment or touches it
 * (https://developer.mozilla.org/en-US/docs/Web/API/Speculation_Rules_API); no script needs to be allowed for it.
 */
export const SPECULATION_RULES = JSON.stringify({
  prerender: [{ where: { href_matches: '/articles/*' }, eagerness: 'moderate' }],
  prefetch: [
    {
      where: { and: [{ href_matches: '/*' }, { not: { href_matches: '/(articles|search)/*' } }] },
      eagerness: 'moderate',
    },
  ],
});

/**
 * Headers of every response (https://owasp.org/www-project-secure-headers/).
 * @param secure whether readers come by https
 */
export function securityHeaders(contents: Contents, secure: boolean): Header[] {
  const headers: Header[] = [
    ['Content-Security-Policy', contentSecurityPolicy(contents)],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    // Feeds are read, and pictures shown, on other sites; pages are not to be pulled into them.
    ['Cross-Origin-Resource-Policy', contents.page ? 'same-origin' : 'cross-origin'],
  ];
  if (contents.page) {
    headers.push(
      ['Cross-Origin-Opener-Policy', 'same-origin'],
      [
        'Permissions-Policy',
        'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
      ],
      ['Speculation-Rules', `"${SPECULATION_RULES_PATH}"`],
    );
  }
  if (secure) headers.push(['Strict-Transport-Security', 'max-age=31536000']);
  return headers;
}

function contentSecurityPolicy({ page, css, hasScripts }: Contents): string {
  if (!page) return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  const style = css === null ? "'self'" : `'sha256-${sha256(css)}'`;
  const scripts = hasScripts ? "script-src 'self'; connect-src 'self'" : "script-src 'none'";
  return `default-src 'none'; ${scripts}; style-src ${style}; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
