/** A text in another encoding than UTF-8, with the encoding's name as editors call it. */
export interface ForeignText {
  readonly text: string;
  readonly encoding: 'GBK' | 'UTF-16';
}

/** Least share of the characters of GBK that only Chinese text has, of all that take two bytes. */
const SURELY_CHINESE = 0.95;
/** What hardly any Chinese text is without. Korean in EUC-KR has the bytes of common Han letters, but not these. */
const CHINESE = /[，。、：；？！“”《》的]/;

/**
 * Reads a file as what Windows may have written it in: UTF-16 by its byte order mark, or GBK where nearly every pair of
 * bytes is a common Han letter or a Chinese mark, and some are what every Chinese text has. Null for everything else:
 * other encodings would become nonsense.
 */
export function readForeign(bytes: Uint8Array): ForeignText | null {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const utf16 = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : null;
  if (utf16 !== null) return decoded(bytes, utf16, 'UTF-16');
  const gbk = isCommonChinese(bytes) ? decoded(bytes, 'gb18030', 'GBK') : null;
  return gbk !== null && CHINESE.test(gbk.text) ? gbk : null;
}

function decoded(bytes: Uint8Array, label: string, encoding: ForeignText['encoding']): ForeignText | null {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    // UTF-32 begins like UTF-16, and has a NUL beside each character then.
    return text.includes('\0') ? null : { text, encoding };
  } catch {
    return null;
  }
}

/** Rows 1, 3 (marks) and 16 to 55 (the 3,755 most common Han letters, by pinyin) of GB/T 2312. */
function isCommonChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[++at] ?? 0;
    pairs += 1;
    if (trail >= 0xa1 && (lead === 0xa1 || lead === 0xa3 || (lead >= 0xb0 && lead <= 0xd7))) common += 1;
  }
  return pairs > 0 && common / pairs >= SURELY_CHINESE;
}
