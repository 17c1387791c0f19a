import { x } from 'xastscript';
import { LIGHT } from '../site/palette.ts';
import { loadSharp } from '../site/sharp.ts';
import { type Glyph, type HanFont, visibleCharacters, type Weight } from './han-font.ts';
import { SHARE_HEIGHT, SHARE_WIDTH } from './share-size.ts';
import { breakTitle } from './title-lines.ts';
import { xmlDocument } from './xml.ts';

const sharp = loadSharp();

/** To be raised when the design changes, so that stored pictures of an older design are made again. */
export const SHARE_DESIGN = 1;

const MARGIN = 88;
const LINE_WIDTH = SHARE_WIDTH - 2 * MARGIN;
/** Font sizes of the title in pixels, each with the number of lines that fit. */
const SIZES = [
  { size: 92, maxLines: 2 },
  { size: 82, maxLines: 3 },
  { size: 64, maxLines: 4 },
  { size: 52, maxLines: 5 },
  { size: 44, maxLines: 6 },
] as const;
const LEADING = 1.34;
/** Middle of the room between topic and site name. */
const TITLE_MIDDLE = 316;
const OPENING = /^[（〔【〖『「《〈“‘]$/u;

export interface ShareText {
  readonly title: string;
  readonly topic: string;
  readonly site: string;
}

/** The share picture of an article as PNG, 1200 × 630. */
export async function sharePicture(text: ShareText, font: HanFont): Promise<Uint8Array<ArrayBuffer>> {
  const svg = await shareSvg(text, font);
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ compressionLevel: 6 }).toBuffer());
}

/** The same as SVG; letters are outlines, so that no machine's own fonts matter. */
export async function shareSvg({ title, topic, site }: ShareText, font: HanFont): Promise<string> {
  const lines = await titleLines(title, font);
  return xmlDocument(
    x(
      'svg',
      { xmlns: 'http://www.w3.org/2000/svg', width: SHARE_WIDTH, height: SHARE_HEIGHT },
      x('rect', { width: SHARE_WIDTH, height: SHARE_HEIGHT, fill: LIGHT.paper }),
      x('rect', { width: SHARE_WIDTH, height: 14, fill: LIGHT.link }),
      await label(topic, { font, size: 34, weight: 500, baseline: 118 }),
      ...lines,
      x('rect', { x: MARGIN, y: 516, width: LINE_WIDTH, height: 2, fill: LIGHT.link, opacity: 0.35 }),
      await label(site, { font, size: 40, weight: 700, baseline: 576 }),
    ),
  );
}

async function titleLines(title: string, font: HanFont) {
  const text = title.normalize('NFC').replace(/\s+/g, ' ').trim();
  const { characters, glyphs, lines, size } = await setTitle(text, font);
  const leading = size * LEADING;
  // The ink of a Han letter stands from 0.12 em below its baseline to 0.88 em above.
  const first = TITLE_MIDDLE - ((lines.length - 1) * leading) / 2 + size * 0.38;
  return lines.map(({ start, end }, index) => {
    // An opening mark has its ink in the right half; the line looks straight when that begins at the margin.
    const hang = OPENING.test(characters[start] ?? '') ? size * 0.45 : 0;
    return run(glyphs.slice(start, end), {
      left: MARGIN - hang,
      baseline: first + index * leading,
      size,
      fill: LIGHT.ink,
    });
  });
}

/** The title in the largest size that holds it; one that no size holds is cut and ends in an ellipsis. */
async function setTitle(title: string, font: HanFont) {
  const visible = visibleCharacters(title);
  for (let length = visible.length; length > 0; length -= 1) {
    const characters = length === visible.length ? visible : [...visible.slice(0, length), '…'];
    const glyphs = await font.glyphs(characters.join(''), 700);
    for (const { size, maxLines } of SIZES) {
      const widths = glyphs.map(({ advance }) => (advance * size) / 1000);
      const lines = breakTitle(characters, widths, { lineWidth: LINE_WIDTH, maxLines });
      if (lines !== null) return { characters, glyphs, lines, size };
    }
  }
  return { characters: [], glyphs: [], lines: [], size: SIZES[0].size };
}

/** One line of small text at the left margin, set smaller where it would be too wide. */
async function label(
  text: string,
  { font, size, weight, baseline }: { font: HanFont; size: number; weight: Weight; baseline: number },
) {
  const glyphs = await font.glyphs(text.normalize('NFC'), weight);
  const ems = glyphs.reduce((sum, { advance }) => sum + advance, 0) / 1000;
  return run(glyphs, {
    left: MARGIN,
    baseline,
    size: Math.min(size, LINE_WIDTH / Math.max(ems, 1)),
    fill: LIGHT.link,
  });
}

function run(
  glyphs: readonly Glyph[],
  { left, baseline, size, fill }: { left: number; baseline: number; size: number; fill: string },
) {
  const scale = size / 1000;
  let at = 0;
  const letters = glyphs.map(({ path, advance }) => {
    const letter = x('path', { d: path, transform: `translate(${at} 0)` });
    at += advance;
    return letter;
  });
  return x('g', { fill, transform: `translate(${left} ${baseline}) scale(${scale} ${-scale})` }, ...letters);
}
