import type { PublishedLibrary } from './published-library.ts';

/** robots.txt (RFC 9309). Search results are endless and say nothing new; a preview is nobody's business. */
export function robotsTxt({ environment: { siteUrl, preview } }: PublishedLibrary): string {
  const rules = preview ? ['Disallow: /'] : ['Disallow: /search', 'Allow: /'];
  return ['User-agent: *', ...rules, '', `Sitemap: ${siteUrl}/sitemap.xml`, ''].join('\n');
}
