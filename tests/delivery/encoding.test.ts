import { describe, expect, it } from 'vitest';
import {
  BEST_BROTLI,
  bestEncoding,
  brotli,
  decompress,
  gzipBest,
  isCompressible,
} from '../../lib/delivery/encoding.ts';

describe('content codings', () => {
  it('takes the smallest of those that the reader likes best (RFC 9110 §12.5.3)', () => {
    expect(bestEncoding('gzip, deflate, br, zstd')).toBe('br');
    expect(bestEncoding('gzip')).toBe('gzip');
    expect(bestEncoding('br;q=0.5, gzip;q=0.8')).toBe('gzip');
    expect(bestEncoding('BR ; Q=1')).toBe('br');
    expect(bestEncoding('*')).toBe('br');
    expect(bestEncoding('gzip, *;q=0')).toBe('gzip');
    expect(bestEncoding('br;q=nonsense, , gzip;q=0.5')).toBe('gzip');
  });

  it('sends the bytes as they are where nothing else is wanted', () => {
    expect(bestEncoding(undefined)).toBe('identity');
    expect(bestEncoding('')).toBe('identity');
    expect(bestEncoding('br;q=0, gzip;q=0')).toBe('identity');
    expect(bestEncoding('deflate, zstd')).toBe('identity');
    expect(bestEncoding('identity, gzip;q=0.5')).toBe('identity');
    expect(bestEncoding('gzip;q=nonsense')).toBe('identity');
  });

  it('was brotli for who refuses every coding', () => {
    for (const refused of ['br;q=0, identity;q=0', 'identity;q=0, *;q=0', 'gzip;q=0, br;q=0, identity;q=0'])
      expect(bestEncoding(refused), refused).toBe('identity');
  });

  it('compresses texts, not pictures', () => {
    for (const type of [
      'text/html; charset=utf-8',
      'application/rss+xml; charset=utf-8',
      'application/feed+json',
      'application/manifest+json; charset=utf-8',
      'text/javascript; charset=utf-8',
      'image/svg+xml',
    ]) {
      expect(isCompressible(type)).toBe(true);
    }
    for (const type of ['image/png', 'font/woff2', 'application/pdf', ''])
      expect(isCompressible(type)).toBe(false);
  });

  it('gives the same bytes back', async () => {
    for (const text of ['', '付', '先享后付'.repeat(1000)].map((letters) => Buffer.from(letters))) {
      expect(await decompress(await brotli(text, BEST_BROTLI), 'br')).toEqual(text);
      expect(await decompress(await gzipBest(text), 'gzip')).toEqual(text);
    }
  });
});
