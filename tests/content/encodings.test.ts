import { describe, expect, it } from 'vitest';
import { readForeign } from '../../lib/content/encodings.ts';
import { parseArticle } from '../../lib/content/parse-article.ts';

/** 礼品卡，怎么办 in GBK. */
const GBK = [0xc0, 0xf1, 0xc6, 0xb7, 0xbf, 0xa8, 0xa3, 0xac, 0xd4, 0xf5, 0xc3, 0xb4, 0xb0, 0xec];
/** 禮品卡，怎麼辦 in Big5. */
const BIG5 = [0xc2, 0xa7, 0xab, 0x7e, 0xa5, 0x64, 0xa1, 0x41, 0xab, 0xe7, 0xbb, 0xf2, 0xbf, 0xec];

/** 안녕하세요 in EUC-KR, which are common Han letters in GBK. */
const KOREAN = [0xbe, 0xc8, 0xb3, 0xe7, 0xc7, 0xcf, 0xbc, 0xbc, 0xbf, 0xe4];

describe('a file in another encoding', () => {
  it('is read where it is surely GBK, or UTF-16 with its mark', () => {
    expect(readForeign(Uint8Array.from(GBK))).toEqual({ text: '礼品卡，怎么办', encoding: 'GBK' });
    const utf16 = Buffer.from('\uFEFF卡 a', 'utf16le');
    expect(readForeign(utf16)).toEqual({ text: '卡 a', encoding: 'UTF-16' });
    expect(readForeign(Buffer.from(utf16).swap16())).toEqual({ text: '卡 a', encoding: 'UTF-16' });
  });

  it('is not guessed at otherwise', () => {
    for (const bytes of [
      BIG5,
      KOREAN,
      [0x2d, 0xff],
      [0xff, 0xfe, 0x00, 0xd8],
      // 卡 in UTF-32: --fix wrote it as UTF-8 with NULs.
      [0xff, 0xfe, 0x00, 0x00, 0x61, 0x53, 0x00, 0x00],
      [0xe9, 0x74, 0xe9],
      [...GBK, 0xff],
      [],
    ]) {
      expect(readForeign(Uint8Array.from(bytes))).toBeNull();
    }
  });

  it('is told by its name (saved as UTF-8 as it stood on the screen, as editors were told, the text was lost)', () => {
    const [problem] = parseArticle('a.md', Uint8Array.from([0x0a, 0x61, ...GBK]), 'UTC').problems;
    expect(problem).toEqual({
      file: 'a.md',
      line: 2,
      column: 2,
      severity: 'error',
      rule: 'encoding',
      message: '文件的编码是 GBK，不是 UTF-8',
      fix: 'npm run check -- --fix 可以转成 UTF-8；自己改时，让编辑器用 GBK 重新打开它，看得到汉字了，再另存为 UTF-8',
    });
  });
});
