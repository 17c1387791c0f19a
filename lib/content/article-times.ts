import * as z from 'zod';
import { parseTimestamp } from '../site/dates.ts';
import type { Article } from './article.ts';
import { fieldName } from './field-names.ts';

/** Has all of these fields, so that they take the place of those in the front matter. Times in ms since the epoch. */
interface Times {
  readonly publishedAt: number;
  readonly updatedAt: number | undefined;
  readonly verifiedAt: number | undefined;
  readonly expiresAt: number | undefined;
  readonly corrections: Article['corrections'];
}

const time = z.string().optional().catch(undefined);
/** Reads times as text from front matter of any shape: what is no text is left out, since the schema reports it. */
const writtenTimes = z
  .object({
    publishedAt: time,
    updatedAt: time,
    verifiedAt: time,
    expiresAt: time,
    corrections: z.array(z.object({ date: time, text: z.string().catch('') }).catch({ text: '' })).catch([]),
  })
  .catch({ corrections: [] });

/**
 * The times of an article in milliseconds; null when one is wrong or `publishedAt` is missing.
 * @param front the value of the front matter, valid or not
 * @param zone IANA time zone of times without an offset
 * @param report called for every time that is no time or not in order
 */
export function readTimes(
  front: unknown,
  zone: string,
  report: (path: readonly PropertyKey[], message: string, fix: string) => void,
): Times | null {
  let valid = true;
  const fail = (path: readonly PropertyKey[], message: string, fix: string): undefined => {
    valid = false;
    report(path, message, fix);
  };
  const read = (text: string | undefined, path: readonly PropertyKey[]): number | undefined => {
    if (text === undefined) return undefined;
    const result = parseTimestamp(text, zone);
    return result.ok ? result.ms : fail(path, `「${fieldName(path)}」不对：${result.reason}`, result.fix);
  };
  const written = writtenTimes.parse(front);
  const publishedAt = read(written.publishedAt, ['publishedAt']);
  let updatedAt = read(written.updatedAt, ['updatedAt']);
  const verifiedAt = read(written.verifiedAt, ['verifiedAt']);
  const expiresAt = read(written.expiresAt, ['expiresAt']);
  const corrections = written.corrections.map(({ date, text }, index) => ({
    date: read(date, ['corrections', index, 'date']) ?? 0,
    text,
  }));
  if (publishedAt === undefined) return null;
  if (updatedAt !== undefined && updatedAt < publishedAt) {
    const sameDay =
      /^\d{4}-\d{2}-\d{2}$/.test(written.updatedAt ?? '') && publishedAt - updatedAt < 86_400_000;
    if (sameDay) updatedAt = publishedAt;
    else fail(['updatedAt'], '「updatedAt」早于 publishedAt', '更新时间不能在发布时间之前，检查两个时间');
  }
  if (expiresAt !== undefined && expiresAt <= publishedAt) {
    fail(['expiresAt'], '「expiresAt」不晚于 publishedAt', '下线时间要在发布时间之后，检查两个时间');
  }
  if (!valid) return null;
  return { publishedAt, updatedAt, verifiedAt, expiresAt, corrections };
}
