import { type JsonLdDocument, jsonForScript } from '../../lib/syndication/json-ld.ts';

/** Structured data for search engines. */
export function JsonLd({ document }: { document: JsonLdDocument }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the JSON has no `<`
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonForScript(document) }} />;
}
