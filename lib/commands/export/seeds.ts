import type { Library } from '../../library/open.ts';
import { textValue, values } from '../../library/rows.ts';
import { articlePath, encodeSegment } from '../../site/urls.ts';
import { articleMarkdownPath, feedPath, sharePicturePath } from '../../syndication/addresses.ts';

/** An address without a page and without words to search for: what it answers becomes the export's 404.html. */
export const MISSING_PATH = '/-';

/** Addresses that crawling may not find: files for programs, every article, also expired ones, and former addresses. */
export function seeds({ db }: Library): string[] {
  const slugs = values(db, textValue, 'select slug value from articles order by slug');
  const aliases = values(
    db,
    textValue,
    'select path value from aliases union select path from topic_aliases order by value',
  );
  const formerSlugs = aliases.flatMap((path) => /^\/articles\/([^/]+)$/.exec(path)?.[1] ?? []);
  const formerTopics = aliases.flatMap((path) => /^\/topics\/([^/]+)$/.exec(path)?.[1] ?? []);
  return [
    '/',
    '/search',
    '/sitemap.xml',
    '/robots.txt',
    '/llms.txt',
    // `encodeURI` leaves the ? and # that an address has in its path, and what follows would be a query.
    ...aliases.map((path) => path.split('/').map(encodeSegment).join('/')),
    ...formerSlugs.flatMap((slug) => [articleMarkdownPath(slug), sharePicturePath(slug)]),
    ...formerTopics.flatMap((topic) => [
      feedPath('rss', topic),
      feedPath('atom', topic),
      feedPath('json', topic),
    ]),
    ...slugs.map(articlePath),
    ...slugs.map(articleMarkdownPath),
  ];
}
