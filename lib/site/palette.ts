/**
 * The colours of app/tokens.css for what can't read it: the browser's own bars, pictures, pages without a stylesheet.
 * tests/site/palette.test.ts holds the two together, and public/favicon.svg with them.
 */
export const LIGHT = { paper: '#fbfaf6', ink: '#1d1b18', link: '#0b5347' } as const;
export const DARK = { paper: '#161513', ink: '#ece8df', link: '#8fd8c6' } as const;
