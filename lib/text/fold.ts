import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

/**
 * One entry for each UTF-16 code unit: what it is compared as. A unit maps to one unit,
 * never to several, so that an offset in the folded text is the same offset in the original
 * and a match can be marked there.
 */
const foldedUnit = buildTable();

function buildTable(): Uint16Array {
  const table = new Uint16Array(0x10000).map((_, unit) => unit);
  // Between the two ranges lie Han letters, Hangul and surrogates: NFKC changes none of them.
  for (const [first, last] of [
    [0x0000, 0x33ff],
    [0xf900, 0xffff],
  ] as const) {
    for (let unit = first; unit <= last; unit++) {
      const folded = withoutAccent(String.fromCharCode(unit).normalize('NFKC').toLowerCase());
      if (folded.length === 1) table[unit] = folded.charCodeAt(0);
    }
  }
  for (const pair of traditionalToSimplified.split('|')) {
    // 'traditional simplified'; letters outside the BMP (rare) stay as they are.
    if (pair.length === 3 && pair[1] === ' ') table[pair.charCodeAt(0)] = pair.charCodeAt(2);
  }
  // ⿂ is 魚 by NFKC, which is 鱼; a few traditional letters need two steps, too.
  return table.map((unit) => table[unit] ?? 0);
}

/** The Latin letter without what stands above or below it: é is e. Of other scripts й is no и. */
function withoutAccent(letter: string): string {
  return /^([a-z])\p{Mark}+$/u.exec(letter.normalize('NFD'))?.[1] ?? letter;
}

/**
 * The text in the form in which texts are compared: half-width (NFKC), lower case, Latin letters without accents,
 * traditional letters as simplified ones (OpenCC's character table). It has the same
 * length, and each code unit the same place, as the original.
 */
export function fold(text: string): string {
  let folded = '';
  let unchangedFrom = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const to = foldedUnit[unit] ?? unit;
    if (to !== unit) {
      folded += text.slice(unchangedFrom, at) + String.fromCharCode(to);
      unchangedFrom = at + 1;
    }
  }
  return unchangedFrom === 0 ? text : folded + text.slice(unchangedFrom);
}
