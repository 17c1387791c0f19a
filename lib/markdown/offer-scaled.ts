import type { Element } from 'hast';
import { scaledVersions } from '../site/scaled-pictures.ts';

/** How wide a picture is: as the column of text (`--measure` in tokens.css), or as a phone without its margins. */
const SIZES = '(min-width: 44rem) 40.375rem, 92vw';

/** Offers a picture of this site, whose width is known, in smaller versions, of which the browser takes one. */
export function offerScaled({ properties }: Element): void {
  const { src, width } = properties;
  if (typeof src !== 'string' || typeof width !== 'number') return;
  const versions = scaledVersions(src, width);
  if (versions.length === 0) return;
  properties.srcSet = versions.map((version) => `${version.path} ${version.width}w`).join(', ');
  properties.sizes = SIZES;
}
