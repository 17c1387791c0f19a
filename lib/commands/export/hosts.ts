import { extname } from 'node:path';
import type { Header } from '../../delivery/security.ts';
import { type ExportedAddress, type HeaderRule, isPage } from './header-rules.ts';

/**
 * What stands for other addresses in `_redirects`, and can't be written otherwise. Cloudflare redirects all of them,
 * also those that have a page: `/:categories/:title`, which Jekyll writes, would lead each article to one.
 */
const PATTERN = /\*|:[a-z]/i;

/**
 * `_redirects` as Netlify and Cloudflare Pages read it, each ignoring what it can't do: former addresses, and for
 * Netlify alone expired articles and the further pages of lists, which have to be forced (`!`), as the address has a
 * file. Cloudflare compares whole addresses, and most systems end those of their pages with a slash; it reads 2,000
 * lines, so the more precise ones are first. 308 isn't for Netlify: it knows 301 and 302 as redirects.
 * https://docs.netlify.com/routing/redirects/redirect-options/
 * https://developers.cloudflare.com/pages/configuration/redirects/
 */
export function redirectsFile(addresses: readonly ExportedAddress[]): string {
  const moved = addresses.filter(({ path, location }) => location !== null && !PATTERN.test(path));
  const gone = addresses.filter(({ status }) => status === 410);
  const lines = [
    ...moved.map(({ path, location }) => `${path} ${location} 301`),
    ...moved
      .filter(({ path }) => extname(path) === '')
      .map(({ path, location }) => `${path}/ ${location} 301`),
    ...gone.map(({ path, headers }) => `${path} ${path}${isPage(headers) ? '.html' : ''} 410!`),
    '/topics/:topic page=:page /topics/:topic@page=:page.html 200!',
    '/archive/:year/:month page=:page /archive/:year/:month@page=:page.html 200!',
  ];
  return `${lines.join('\n')}\n`;
}

const STYLES = /(?<=style-src )[^;]+/;

/**
 * `_headers` as Netlify and Cloudflare Pages read it. Their patterns can't tell files from pages in one folder, nor
 * pages of two kinds, nor the page for missing addresses: files have the headers of the pages beside them, and all
 * pages may have the styles of any. Patterns don't overlap, because Cloudflare joins the values of all that match.
 * @param missing headers of the page for missing addresses
 */
export function headersFile(rules: readonly HeaderRule[], missing: readonly Header[]): string {
  const all = [...rules.flatMap(({ headers }) => headers), ...missing];
  const styles = [...new Set(all.flatMap(([, value]) => STYLES.exec(value)?.[0] ?? []))].sort().join(' ');
  const folders = new Map<string, HeaderRule>();
  for (const rule of rules) {
    const known = folders.get(rule.path);
    if (rule.end !== null && (known === undefined || rule.end === '')) folders.set(rule.path, rule);
  }
  const single = rules.filter(({ path, end }) => end === null && path.lastIndexOf('/') === 0);
  const block = (pattern: string, headers: readonly Header[]): string =>
    `${pattern}\n${headers.map(([name, value]) => `  ${name}: ${value.replace(STYLES, styles)}\n`).join('')}`;
  return [
    ...single.map(({ path, headers }) => block(path, headers)),
    ...[...folders.values()].map(({ path, headers }) =>
      block(
        `${path}*`,
        headers.filter(([name]) => name !== 'Content-Type'),
      ),
    ),
  ].join('');
}
