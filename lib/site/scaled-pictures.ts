/** A smaller version of a picture of this site. */
export interface ScaledPicture {
  /** Path of the picture that it is made from. */
  readonly original: string;
  /** Pixels. */
  readonly width: number;
}

/**
 * Widths (pixels) in which pictures are offered: a column of text takes some 350 on a phone and 646 on a wide screen,
 * of which a screen shows one to three times as many.
 */
const WIDTHS = [400, 800, 1200] as const;

const ADDRESS = new RegExp(`^(/images/.+)\\.(${WIDTHS.join('|')})\\.webp$`);
const SCALABLE = /\.(?:avif|gif|jpe?g|png|webp)$/i;

const scaledPath = (original: string, width: number): string => `${original}.${width}.webp`;

/** What the path of a smaller version is made from; null for every other path. */
export function scaledPictureOf(path: string): ScaledPicture | null {
  const [, original, width] = ADDRESS.exec(path) ?? [];
  return original !== undefined && SCALABLE.test(original) ? { original, width: Number(width) } : null;
}

/**
 * The versions that are offered of a picture, the smallest first: those that are smaller, and the next one, which has
 * the picture's own width. None of drawings (SVG), which have every size, and of pictures of other sites.
 * @param width of the picture in pixels
 */
export function scaledVersions(
  path: string,
  width: number,
): { readonly path: string; readonly width: number }[] {
  const largest = WIDTHS.find((candidate) => candidate >= width) ?? Number.POSITIVE_INFINITY;
  return WIDTHS.filter((candidate) => candidate <= largest)
    .map((candidate) => ({ path: scaledPath(path, candidate), width: Math.min(candidate, width) }))
    .filter((version) => scaledPictureOf(version.path) !== null);
}
