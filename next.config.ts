import type { NextConfig } from 'next';

const config: NextConfig = {
  // The native SQLite module must be required at run time, not bundled.
  serverExternalPackages: ['libsql'],
  // lib/delivery sends the bytes: it compresses once a generation and sets every header.
  compress: false,
  poweredByHeader: false,
  // `npm test` runs tsc over the whole repository; doing it again here would only slow `npm start`.
  typescript: { ignoreBuildErrors: true },
};

export default config;
