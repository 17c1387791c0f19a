import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** CSS of up to this size (characters) is put into the page: costs some 3 kB compressed, saves a request. */
const MAX_INLINE_CSS = 12_000;

/** The CSS of these addresses of Next's build together when it is small enough to be put into the page, else null. */
export type InlineCss = (hrefs: readonly string[]) => string | null;

/** @param buildDir Next's output folder (`.next`); its files never change while the server runs */
export function openStylesheets(buildDir: string): InlineCss {
  const known = new Map<string, string | null>();
  const read = (href: string): string =>
    readFileSync(join(buildDir, href.replace(/^\/_next\//, '').replace(/\?.*$/, '')), 'utf8');
  return (hrefs) => {
    const key = hrefs.join(' ');
    let css = known.get(key);
    if (css === undefined) {
      css = hrefs.map(read).join('');
      // A relative `url()` would be resolved against the page instead of the file; `</` could end the element.
      if (css.length > MAX_INLINE_CSS || /url\((?!['"]?(?:data:|\/))/.test(css) || css.includes('</'))
        css = null;
      known.set(key, css);
    }
    return css;
  };
}
