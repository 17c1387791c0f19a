import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Blob, Face, Font, Variation } from 'harfbuzzjs';
import decompress from 'wawoff2/decompress.js';
import * as z from 'zod';

/** The outline of one character, in units of 1/1000 em with the y axis up. */
export interface Glyph {
  /** SVG path data. */
  readonly path: string;
  readonly advance: number;
}

/** Weight of the strokes, 200 to 900. */
export type Weight = 500 | 700;

/** Outlines of a typeface that is loaded one slice of the character set at a time. */
export interface HanFont {
  /**
   * Glyphs of a text, one for each of `visibleCharacters`. A character that the typeface doesn't have gets that of 〓,
   * as printers used to set it.
   */
  glyphs(text: string, weight: Weight): Promise<Glyph[]>;
}

const FAMILY = 'noto-serif-sc';
/** Variation selectors, joiners, directions: drawn with their neighbours or not at all. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/** The characters (code points) of a text that have a shape of their own. */
export const visibleCharacters = (text: string): string[] => [...text.replace(INVISIBLE, '')];

const GETA = '〓';

/**
 * Noto Serif SC (SIL Open Font License) from the package `@fontsource-variable/noto-serif-sc`: one variable font
 * cut into some hundred slices by character. A title needs a handful of them; each is opened once.
 * @param folder the package's folder
 * @throws when the package is not there
 */
export function openHanFont(folder: string): HanFont {
  const sliceOf = readSlices(folder);
  const faces = new Map<string, Promise<Face>>();
  const fonts = new Map<string, Font>();
  let opening: Promise<unknown> = Promise.resolve();
  const faceOf = (slice: string): Promise<Face> => {
    let face = faces.get(slice);
    if (face === undefined) {
      // One at a time: wawoff2 gives a view of its memory, which its next call writes over.
      face = opening.then(() => openFace(join(folder, 'files', `${FAMILY}-${slice}-wght-normal.woff2`)));
      opening = face.catch(() => faces.delete(slice));
      faces.set(slice, face);
    }
    return face;
  };
  const glyphOf = async (character: string, weight: Weight): Promise<Glyph | null> => {
    const codePoint = character.codePointAt(0) ?? 0;
    const slice = sliceOf(codePoint);
    if (slice === undefined) return null;
    const face = await faceOf(slice);
    const key = `${slice} ${weight}`;
    let font = fonts.get(key);
    if (font === undefined) {
      font = new Font(face);
      font.setScale(1000, 1000);
      font.setVariations([new Variation('wght', weight)]);
      fonts.set(key, font);
    }
    const glyph = font.nominalGlyph(codePoint);
    if (glyph === undefined) return null;
    return { path: font.glyphToPath(glyph), advance: font.glyphHAdvance(glyph) };
  };
  return {
    async glyphs(text, weight) {
      return Promise.all(
        visibleCharacters(text).map(async (character) => {
          const glyph = (await glyphOf(character, weight)) ?? (await glyphOf(GETA, weight));
          if (glyph === null) throw new Error(`字体包 ${FAMILY} 不完整，重新运行 npm install`);
          return glyph;
        }),
      );
    },
  };
}

async function openFace(file: string): Promise<Face> {
  const sfnt = await decompress(readFileSync(/* turbopackIgnore: true */ file));
  return new Face(new Blob(new Uint8Array(sfnt).buffer));
}

/** Which slice a code point is in, by the `unicode-range` of the package's style sheet. */
function readSlices(folder: string): (codePoint: number) => string | undefined {
  const file = readFileSync(/* turbopackIgnore: true */ join(folder, 'unicode.json'), 'utf8');
  const slices = z.record(z.string(), z.string()).parse(JSON.parse(file));
  const ranges = Object.entries(slices).flatMap(([key, list]) =>
    list.split(',').map((range) => {
      const [first = '', last = first] = range.replace('U+', '').split('-');
      return {
        slice: key.replace(/^\[|\]$/g, ''),
        first: Number.parseInt(first, 16),
        last: Number.parseInt(last, 16),
      };
    }),
  );
  const known = new Map<number, string>();
  for (const { slice, first, last } of ranges) {
    for (let codePoint = first; codePoint <= last; codePoint += 1) {
      // The first that names it: those of Latin come last, and name marks that only the Chinese ones have (※, ‰).
      if (!known.has(codePoint)) known.set(codePoint, slice);
    }
  }
  return (codePoint) => known.get(codePoint);
}
