// JavaScript, because Next would compile TypeScript at each start.

/** @type {import('next').NextConfig} */
const config = {
  // Native and WebAssembly modules must be required at run time, not bundled.
  serverExternalPackages: ['libsql', 'sharp', 'harfbuzzjs', 'wawoff2'],
  // An article's Markdown has the article's address with `.md`; a route's folder can't be named after half a segment.
  // The name of the folder is no address: who asks for it is led to where nothing is.
  // For Next's own server; lib/delivery, which does without its router, has the same in render.ts.
  rewrites: async () => [
    { source: '/articles/:slug/markdown', destination: '/-' },
    { source: '/articles/:slug([^/]+)\\.md', destination: '/articles/:slug/markdown' },
  ],
  // lib/delivery sends the bytes: it compresses once a generation and sets every header.
  compress: false,
  poweredByHeader: false,
  // No page uses it, and its address would make pictures of any size for anyone.
  images: { unoptimized: true },
  // Titles and descriptions stand in the head of what is sent first, for every reader: no script moves them later.
  htmlLimitedBots: /.*/,
  // No `Link` header that preloads the CSS, which React adds to a page that had to wait: the page brings its CSS along.
  reactMaxHeadersLength: 1,
  // Pages are loaded when someone asks for them, so the start doesn't wait for all of them.
  experimental: { preloadEntriesOnStart: false },
  // `npm test` runs tsc over the whole repository; doing it again here would only slow `npm start`.
  typescript: { ignoreBuildErrors: true },
};

export default config;
