import { articleHtml } from './article-html.ts';
import type { OpenLibrary } from './current.ts';
import { readMeta } from './meta.ts';

/** The page about the site (`content/about.md`) as safe HTML, or null when the site has none. */
export function aboutPage(library: OpenLibrary, now: number): string | null {
  const markdown = readMeta(library, 'about');
  if (markdown === undefined) return null;
  return articleHtml(library, { markdown }, now).html;
}
