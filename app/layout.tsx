import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { currentLibrary } from '../lib/library/current.ts';
import { site } from '../lib/library/meta.ts';
import { DARK, LIGHT } from '../lib/site/palette.ts';
import { FeedLinks } from './parts/feed-links.tsx';
import { SiteFooter } from './parts/site-footer.tsx';
import './tokens.css';
import './site.css';

export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: LIGHT.paper },
    { media: '(prefers-color-scheme: dark)', color: DARK.paper },
  ],
};

export function generateMetadata(): Metadata {
  const library = currentLibrary();
  const { name, description } = site(library);
  return {
    metadataBase: new URL(library.environment.siteUrl),
    title: { default: name, template: `%s - ${name}` },
    description,
    manifest: '/manifest.webmanifest',
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '32x32' },
        { url: '/favicon.svg', type: 'image/svg+xml' },
      ],
      apple: '/apple-touch-icon.png',
    },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export default function RootLayout({ children }: { children: ReactNode }) {
  const record = site(currentLibrary());
  return (
    <html lang={record.language}>
      <body>
        <FeedLinks title={record.name} />
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          title={record.name}
          href="/opensearch.xml"
        />
        <a className="skip" href="#content">
          跳到正文
        </a>
        {children}
        <SiteFooter site={record} />
      </body>
    </html>
  );
}
