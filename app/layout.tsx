import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { currentLibrary } from '../lib/library/current.ts';
import { site } from '../lib/library/meta.ts';
import { SiteFooter } from './parts/site-footer.tsx';
import { SiteHeader } from './parts/site-header.tsx';
import './tokens.css';
import './site.css';

export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#161513' },
  ],
};

export function generateMetadata(): Metadata {
  const library = currentLibrary();
  const { name, description } = site(library);
  return {
    metadataBase: new URL(library.environment.siteUrl),
    title: { default: name, template: `%s - ${name}` },
    description,
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export default function RootLayout({ children }: { children: ReactNode }) {
  const record = site(currentLibrary());
  return (
    <html lang={record.language}>
      <body>
        <a className="skip" href="#content">
          跳到正文
        </a>
        <SiteHeader site={record} />
        {children}
        <SiteFooter site={record} />
      </body>
    </html>
  );
}
