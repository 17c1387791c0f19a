import { Temporal } from 'temporal-polyfill';

/** A time, or why it could not be read: `reason` and `fix` are for the editor. */
export type TimestampResult =
  | { readonly ok: true; readonly ms: number }
  | { readonly ok: false; readonly reason: string; readonly fix: string };

const SHAPE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,3})?[ ]?(Z|[+-]\d{2}:?\d{2})?)?$/;
/** Only years of four digits, so that addresses, lists and `<time>` write all years alike. */
const FIRST_YEAR = 1000;
const LAST_YEAR = 9999;
/** Between them it is one of these years in every time zone: to ask takes half as long as all the rest of a time. */
const SURELY_AFTER = Date.UTC(FIRST_YEAR, 0, 3);
const SURELY_BEFORE = Date.UTC(LAST_YEAR, 11, 29);
const EXAMPLE = '写成 2024-06-01 06:23:45、2024-06-01 或 2024-06-01T06:23:45+08:00';

/**
 * Reads a time of front matter: a date, or a date with a time, in `zone` unless it has an offset
 * (RFC 3339 with a blank or `T` between date and time). A date alone is its first moment in `zone`.
 * @returns milliseconds since the epoch, or why not and how to mend it
 */
export function parseTimestamp(text: string, zone: string): TimestampResult {
  const result = readTimestamp(text, zone);
  if (!result.ok || (result.ms > SURELY_AFTER && result.ms < SURELY_BEFORE)) return result;
  const { year } = yearAndMonth(result.ms, zone);
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return result;
  return {
    ok: false,
    reason: `「${text}」在 ${year} 年，年份只能是 ${FIRST_YEAR} 到 ${LAST_YEAR}`,
    fix: '检查年份是否写错',
  };
}

function readTimestamp(text: string, zone: string): TimestampResult {
  const match = SHAPE.exec(text.trim());
  if (!match) {
    const mended = mendTimestamp(text, zone);
    const fix = mended === null ? EXAMPLE : `写成 ${mended}；npm run check -- --fix 可以代劳`;
    return { ok: false, reason: `「${text}」不是日期或时间`, fix };
  }
  const [, year, month, day, hour = '00', minute = '00', second = '00', offset] = match;
  let local: Temporal.PlainDateTime;
  try {
    local = new Temporal.PlainDateTime(
      Number(year),
      Number(month),
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
    );
  } catch {
    return { ok: false, reason: `「${text}」这个时间不存在`, fix: '检查月份、日期和时分秒是否写错' };
  }
  if (offset !== undefined) return fromOffset(text, local, offset);
  // Where the clocks are changed at midnight, the day begins at one o'clock, or there are two midnights.
  if (match[4] === undefined)
    return { ok: true, ms: local.toPlainDate().toZonedDateTime(zone).epochMilliseconds };
  try {
    return { ok: true, ms: local.toZonedDateTime(zone, { disambiguation: 'reject' }).epochMilliseconds };
  } catch {
    return {
      ok: false,
      reason: `「${text}」在时区 ${zone} 里不存在或出现两次（夏令时切换）`,
      fix: '在时间后面写明时差，例如 +08:00',
    };
  }
}

const LOOSE =
  /^(\d{4})(?:[-/.]|\s*年\s*)(\d{1,2})(?:[-/.]|\s*月\s*)(\d{1,2})\s*日?(?:[\s,，]*(?:星期|周)[一二三四五六日天])?(?:[\sT]+(上午|下午)?\s*(\d{1,2})[:：](\d{1,2})(?:[:：](\d{1,2}))?)?$/;
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
/** As `Date` of JavaScript writes itself. */
const SCRIPT = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})(?: \(.*\))?$/;
const ENGLISH = /^([A-Z][a-z]{2,8})\.? (\d{1,2}),? (\d{4})$/;
/** Of a longer text, thousands of blanks would keep the expressions above busy for hours. */
const LONGEST_TIME = 100;
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/**
 * A time such as `2024/6/1`, `2024年6月1日 下午2:00` or `June 1, 2024` in our form; null when it has that already, is no
 * time, or may be several (`03/04/2024`).
 */
export function mendTimestamp(written: string, zone: string): string | null {
  const text = written.trim();
  const mended = text.length > LONGEST_TIME || SHAPE.test(text) ? null : inOurForm(text);
  return mended !== null && parseTimestamp(mended, zone).ok ? mended : null;
}

function inOurForm(text: string): string | null {
  const two = (part: string | number): string => String(part).padStart(2, '0');
  const monthOf = (name: string): string =>
    two(MONTHS.findIndex((month) => month === name || month.slice(0, 3) === name) + 1);
  const script = SCRIPT.exec(text);
  if (script !== null) {
    const [, month = '', day, year, time, offset] = script;
    return `${year}-${monthOf(month)}-${day} ${time}${offset}`;
  }
  const english = ENGLISH.exec(text);
  if (english !== null) {
    const [, month = '', day = '', year] = english;
    return `${year}-${monthOf(month)}-${two(day)}`;
  }
  const match = DIGITS.exec(text) ?? LOOSE.exec(text);
  if (match === null) return null;
  const [, year = '', month = '', day = '', half, hour, minute, second] = match;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined || minute === undefined) return date;
  const past = half === '下午' && Number(hour) < 12 ? 12 : half === '上午' && Number(hour) === 12 ? -12 : 0;
  return `${date} ${two(Number(hour) + past)}:${two(minute)}${second === undefined ? '' : `:${two(second)}`}`;
}

function fromOffset(text: string, local: Temporal.PlainDateTime, offset: string): TimestampResult {
  const zone =
    offset === 'Z' ? '+00:00' : offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  try {
    return { ok: true, ms: local.toZonedDateTime(zone).epochMilliseconds };
  } catch {
    return {
      ok: false,
      reason: `「${text}」的时差 ${offset} 不存在`,
      fix: '时差在 -12:00 到 +14:00 之间，中国是 +08:00',
    };
  }
}

const at = (ms: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

/** `2024-06-01 06:23:45` */
export const formatTimestamp = (ms: number, zone: string): string =>
  at(ms, zone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ');

/** `2024-06-01` */
export const formatDate = (ms: number, zone: string): string => at(ms, zone).toPlainDate().toString();

/** `2024-06-01T06:23:45+08:00`, for `<time datetime>` and structured data (RFC 3339). */
export const formatIso = (ms: number, zone: string): string =>
  at(ms, zone).toString({ smallestUnit: 'second', timeZoneName: 'never' });

/** Calendar year and month of a moment in a zone. */
export function yearAndMonth(ms: number, zone: string): { year: number; month: number } {
  const { year, month } = at(ms, zone);
  return { year, month };
}

/** First moment (ms) of a calendar month in a zone; `month` may be 13 for the January after. */
export const startOfMonth = (year: number, month: number, zone: string): number =>
  new Temporal.PlainDate(year, 1, 1).add({ months: month - 1 }).toZonedDateTime(zone).epochMilliseconds;

/** True when the moment is the first of its day in the zone: the editor gave a date without a time. */
export const isStartOfDay = (ms: number, zone: string): boolean =>
  at(ms, zone).startOfDay().epochMilliseconds === ms;
