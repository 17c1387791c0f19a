import { Parser } from 'htmlparser2';
import { normaliseTarget } from '../../delivery/target.ts';

/**
 * Which smaller versions of pictures a page offers or links to.
 * @param scaled paths of all versions, normalised
 */
export function offeredIn(html: string, scaled: ReadonlySet<string>): string[] {
  // To parse a page takes 2 ms, in which nothing else is followed, compressed or written; most have no pictures.
  if (!html.includes('.webp')) return [];
  const written: string[] = [];
  const parser = new Parser({
    onattribute(name, value) {
      if (name === 'href' || name === 'src') written.push(value);
      // Addresses hold no blanks; each has its width behind it.
      if (name === 'srcset') written.push(...value.split(', ').map((version) => version.replace(/ .*$/, '')));
    },
  });
  parser.end(html);
  return written.flatMap((address) => {
    const target = normaliseTarget(address);
    const path = target.kind === 'address' ? target.path : target.kind === 'redirect' ? target.location : '';
    return scaled.has(path) ? [path] : [];
  });
}
