import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

/**
 * For each UTF-16 code unit, the one that it is compared as. Never several, so that an offset in the folded text is the
 * same offset in the original, where a match can be marked.
 */
let foldedUnit: Uint16Array | null = null;

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
  // 帐 is a writing of 账 (《第一批异形词整理表》): who looks for 应收账款 means 应收帐款, too.
  table['帐'.charCodeAt(0)] = '账'.charCodeAt(0);
  // ⿂ is 魚 by NFKC, which is 鱼; 帳 and a few more traditional letters need two steps, too.
  return table.map((unit) => table[unit] ?? 0);
}

/** A Latin letter without its diacritics: é is e. Letters of other scripts keep them: й is not и. */
function withoutAccent(letter: string): string {
  return /^([a-z])\p{Mark}+$/u.exec(letter.normalize('NFD'))?.[1] ?? letter;
}

/**
 * The text in the form in which texts are compared: half-width (NFKC), lower case, Latin letters without accents,
 * traditional Han letters as simplified ones (OpenCC's character table), 帐 as 账. Length and offsets stay those of the
 * original.
 */
export function fold(text: string): string {
  // Made when it is needed: it takes 30 ms, and a start without new articles folds nothing until the site is ready.
  foldedUnit ??= buildTable();
  const units = foldedUnit;
  let folded = '';
  let unchangedFrom = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const to = units[unit] ?? unit;
    if (to !== unit) {
      folded += text.slice(unchangedFrom, at) + String.fromCharCode(to);
      unchangedFrom = at + 1;
    }
  }
  return unchangedFrom === 0 ? text : folded + text.slice(unchangedFrom);
}

/** The letters and digits of a text as they are compared: two titles with the same ones differ in signs alone. */
export const lettersOf = (text: string): string => fold(text).replace(/[^\p{Letter}\p{Number}]/gu, '');

/** Zero-width signs, marks of direction and soft hyphens; not the joiner within an emoji (👨‍👩‍👧). */
const UNSEEN =
  /[\u00AD\u061C\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D/gu;

/**
 * The text as the library stores it for the search: each letter with its accent as one code point (NFC), since a file
 * may have the two apart, and without invisible signs that a paste from elsewhere brings along. It changes offsets, so
 * it comes before `fold`, which keeps them.
 */
export const composed = (text: string): string => text.replace(UNSEEN, '').normalize('NFC');
