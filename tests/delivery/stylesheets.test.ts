import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStylesheets } from '../../lib/delivery/stylesheets.ts';

/** What is put into a page that links to stylesheets with these texts. */
function inlined(...texts: readonly string[]): string | null {
  const buildDir = mkdtempSync(join(tmpdir(), 'stylesheets-'));
  onTestFinished(() => rmSync(buildDir, { recursive: true, force: true }));
  mkdirSync(join(buildDir, 'static'));
  const hrefs = texts.map((text, at) => {
    writeFileSync(join(buildDir, 'static', `${at}.css`), text);
    // As Next writes it for a host that names its deployments.
    return `/_next/static/${at}.css?dpl=1`;
  });
  return openStylesheets(buildDir)(hrefs);
}

it('small stylesheets are put into the page together, in their order', () => {
  expect(inlined('a{color:red}', 'a{color:blue}')).toBe('a{color:red}a{color:blue}');
  expect(inlined('a{background:url(/x.png)}')).toContain('url(/x.png)');
  expect(inlined('a{background:url("data:image/png;base64,AA==")}')).toContain('url("data:');
});

it('stylesheets stay files when they are large, name a file beside them, or could end the element that holds them', () => {
  const half = `a{color:red}${' '.repeat(6000)}`;
  expect(inlined(half)).toBe(half);
  expect(inlined(half, half)).toBeNull();
  for (const address of ['x.woff2', '"x.woff2"', "'../x.woff2'"])
    expect(inlined(`@font-face{src:url(${address})}`), address).toBeNull();
  expect(inlined('a::after{content:"</style>"}')).toBeNull();
});
