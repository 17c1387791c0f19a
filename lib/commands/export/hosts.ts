import type { Header } from '../../delivery/security.ts';
import { type ExportedAddress, type HeaderRule, STEM } from './rules.ts';

/**
 * What stands for other addresses in `_redirects`, and can't be written otherwise. Cloudflare redirects all of them,
 * also those that have a page: `/:categories/:title`, which Jekyll writes, would lead each article to one.
 */
const PATTERN = /\*|:[a-z]/i;

/**
 * `_redirects` as Netlify and Cloudflare Pages read it: former addresses, and for Netlify the further pages of
 * lists, which Cloudflare's format can't express.
 */
export function redirectsFile(addresses: readonly ExportedAddress[]): string {
  const lines = addresses.flatMap(({ path, location }) =>
    location === null || PATTERN.test(path) ? [] : [`${path} ${location} 308`],
  );
  return `${lines.join('\n')}\n/topics/* page=:page /topics/:splat@page=:page.html 200\n/archive/* page=:page /archive/:splat@page=:page.html 200\n`;
}

/**
 * `_headers` as Netlify and Cloudflare Pages read it. Their patterns can't tell files from pages in one folder:
 * files have the headers of the pages beside them. Patterns don't overlap, because Cloudflare joins the values of
 * all that match.
 */
export function headersFile(rules: readonly HeaderRule[]): string {
  const folders = new Map<string, HeaderRule>();
  for (const rule of rules) {
    const known = folders.get(rule.path);
    if (rule.end !== null && (known === undefined || rule.end === '')) folders.set(rule.path, rule);
  }
  const single = rules.filter(({ path, end }) => end === null && path.lastIndexOf('/') === 0);
  const block = (pattern: string, headers: readonly Header[]): string =>
    `${pattern}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
  return [
    ...single.map(({ path, headers }) => block(path, headers)),
    ...[...folders.values()].map(({ path, headers }) =>
      block(
        `${path}*`,
        headers.filter(([name, value]) => name !== 'Content-Type' && !value.includes(STEM)),
      ),
    ),
  ].join('');
}
