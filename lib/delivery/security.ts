import { createHash } from 'node:crypto';

export type Header = readonly [name: string, value: string];

/** What a response contains that its Content-Security-Policy has to allow. */
export interface Contents {
  /** Whether it is an HTML page. */
  readonly page: boolean;
  /** CSS in a `<style>` element, or null. */
  readonly css: string | null;
  readonly hasScripts: boolean;
}

/** Contents of anything but a page: nothing in it may load or run when it is opened by itself. */
export const NO_PAGE: Contents = { page: false, css: null, hasScripts: false };

/**
 * Articles are prerendered when the reader points at a link for a moment or touches it
 * (https://developer.mozilla.org/en-US/docs/Web/API/Speculation_Rules_API); no script needs to be allowed for it.
 * The rules are in a `data:` address, so that they cost no request; without `relative_to`, links would be compared
 * with that address.
 */
const SPECULATION_RULES = {
  prerender: [{ where: { href_matches: '/articles/*', relative_to: 'document' }, eagerness: 'moderate' }],
};
/** A structured-field string (RFC 8941 §3.3.3), in which quotes are escaped by a backslash. */
const SPECULATION_HEADER = `"data:application/speculationrules+json,${JSON.stringify(SPECULATION_RULES).replaceAll('"', '\\"')}"`;

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
    [
      'Permissions-Policy',
      'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    ],
  ];
  if (contents.page) {
    headers.push(['Cross-Origin-Opener-Policy', 'same-origin'], ['Speculation-Rules', SPECULATION_HEADER]);
  }
  if (secure) headers.push(['Strict-Transport-Security', 'max-age=31536000']);
  return headers;
}

/** Headers of a redirect to the normal form of an address; kept for an hour only, as the address may become a page. */
export const redirectHeaders = (secure: boolean): Header[] => [
  ['Cache-Control', 'public, max-age=3600'],
  ...securityHeaders(NO_PAGE, secure),
];

function contentSecurityPolicy({ page, css, hasScripts }: Contents): string {
  if (!page) return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  const style = css === null ? "'self'" : `'sha256-${sha256(css)}'`;
  // `connect-src` means nothing without scripts, but auditors fetch robots.txt from within the page.
  const scripts = `script-src ${hasScripts ? "'self'" : "'none'"}; connect-src 'self'`;
  return `default-src 'none'; ${scripts}; style-src ${style}; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
