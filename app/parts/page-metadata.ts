import type { Metadata } from 'next';
import { currentLibrary } from '../../lib/library/current.ts';
import { site } from '../../lib/library/meta.ts';
import { pagePreview } from '../../lib/syndication/link-preview.ts';

/** Head of a page that has no description but the site's. */
export function pageMetadata(title: string, path: string): Metadata {
  const record = site(currentLibrary());
  const { description } = record;
  return { title, alternates: { canonical: path }, ...pagePreview({ path, title, description }, record) };
}
