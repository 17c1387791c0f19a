import { site } from '../library/meta.ts';
import { LIGHT } from '../site/palette.ts';
import type { PublishedLibrary } from './published-library.ts';

/** Web application manifest (w3.org/TR/appmanifest): name, colours, icons for a home screen; opens in the browser. */
export function webManifest(library: PublishedLibrary): string {
  const { name, description, language } = site(library);
  return JSON.stringify({
    name,
    description,
    lang: language,
    start_url: '/',
    background_color: LIGHT.paper,
    theme_color: LIGHT.link,
    icons: [
      { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    ],
  });
}
