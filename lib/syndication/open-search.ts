import { x } from 'xastscript';
import { site } from '../library/meta.ts';
import type { PublishedLibrary } from './published-library.ts';
import { xmlDocument } from './xml.ts';

const firstCharacters = (text: string, length: number): string => [...text].slice(0, length).join('');

/** OpenSearch 1.1 description: browsers offer the site's search in their address bar. */
export function openSearchDescription(library: PublishedLibrary): string {
  const { siteUrl } = library.environment;
  const { name, description, language } = site(library);
  return xmlDocument(
    x(
      'OpenSearchDescription',
      { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' },
      // The format's own limits: 16 and 1,024 characters.
      x('ShortName', {}, firstCharacters(name, 16)),
      x('Description', {}, firstCharacters(description, 1024)),
      x('Url', { type: 'text/html', template: `${siteUrl}/search?q={searchTerms}` }),
      x('Url', {
        type: 'application/opensearchdescription+xml',
        rel: 'self',
        template: `${siteUrl}/opensearch.xml`,
      }),
      x('Image', { height: '192', width: '192', type: 'image/png' }, `${siteUrl}/icon-192.png`),
      x('Language', {}, language),
      x('InputEncoding', {}, 'UTF-8'),
      x('OutputEncoding', {}, 'UTF-8'),
    ),
  );
}
