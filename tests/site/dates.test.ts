import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatIso,
  formatTimestamp,
  isStartOfDay,
  mendTimestamp,
  parseTimestamp,
  startOfMonth,
  yearAndMonth,
} from '../../lib/site/dates.ts';

const ZONE = 'Asia/Shanghai';
const ms = (text: string, zone = ZONE): number => {
  const result = parseTimestamp(text, zone);
  if (!result.ok) throw new Error(result.reason);
  return result.ms;
};

describe('a time of front matter', () => {
  it.each([
    ['2024-06-01 06:23:45', '2024-06-01T06:23:45+08:00'],
    ['2024-06-01T06:23:45', '2024-06-01T06:23:45+08:00'],
    ['2024-06-01 06:23', '2024-06-01T06:23:00+08:00'],
    ['2024-06-01', '2024-06-01T00:00:00+08:00'],
    ['2024-06-01T06:23:45Z', '2024-06-01T06:23:45Z'],
    ['2024-06-01 06:23:45 +00:00', '2024-06-01T06:23:45Z'],
    ['2024-06-01 06:23:45-0530', '2024-06-01T06:23:45-05:30'],
    ['2024-06-01T06:23:45.678Z', '2024-06-01T06:23:45Z'],
    ['  2024-06-01  ', '2024-06-01T00:00:00+08:00'],
    ['1988-07-01 12:00', '1988-07-01T12:00:00+09:00'], // China had summer time in 1988
  ])('%s is %s', (written, moment) => {
    expect(ms(written)).toBe(Date.parse(moment));
  });

  it.each(['', '昨天', '2024-06-01Z', '2024-06', '2024-06-01 06:23:45 CST'])(
    '%j is none, and the message shows the right form',
    (written) => {
      expect(parseTimestamp(written, ZONE)).toMatchObject({
        ok: false,
        reason: `「${written}」不是日期或时间`,
        fix: expect.stringContaining('2024-06-01 06:23:45'),
      });
    },
  );

  it.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-06-31',
    '2024-06-01 24:00',
    '2024-06-01 23:60',
    '2024-06-01 23:59:60',
  ])('%s does not exist', (written) => {
    expect(parseTimestamp(written, ZONE)).toMatchObject({
      ok: false,
      reason: `「${written}」这个时间不存在`,
    });
  });

  it.each([
    ['0024-06-01', 24],
    ['0999-12-31 23:59', 999],
    ['1000-01-01T00:00:00+14:00', 999],
    ['9999-12-31T23:00:00-12:00', 10000],
  ])('%s has no year of four digits (the archive wrote 24 where its address had 0024)', (written, year) => {
    expect(parseTimestamp(written, ZONE)).toEqual({
      ok: false,
      reason: `「${written}」在 ${year} 年，年份只能是 1000 到 9999`,
      fix: '检查年份是否写错',
    });
    expect(ms('1000-01-02')).toBeLessThan(ms('9999-12-31'));
  });

  it('that a zone skips or has twice needs an offset', () => {
    for (const written of ['2024-03-10 02:30', '2024-11-03 01:30']) {
      expect(parseTimestamp(written, 'America/New_York')).toMatchObject({
        ok: false,
        fix: '在时间后面写明时差，例如 +08:00',
      });
      expect(ms(`${written}-05:00`, 'America/New_York')).toBe(
        Date.parse(`${written.replace(' ', 'T')}:00-05:00`),
      );
    }
  });

  it.each([
    ['2024-04-26', 'Africa/Cairo', '2024-04-26T01:00:00+03:00'],
    ['2024-11-03', 'America/Havana', '2024-11-03T00:00:00-04:00'],
    ['1946-05-15', 'Asia/Shanghai', '1946-05-15T01:00:00+09:00'],
  ])(
    'a date alone is the first moment of %s in %s (it was refused where a day has no midnight, or two)',
    (date, zone, moment) => {
      expect(ms(date, zone)).toBe(Date.parse(moment));
      expect(isStartOfDay(ms(date, zone), zone)).toBe(true);
    },
  );

  it('refuses an offset that does not exist', () => {
    expect(parseTimestamp('2024-06-01 06:23+24:00', ZONE)).toMatchObject({ ok: false });
  });

  it('is read back from each form in which the site writes it', () => {
    const zones = fc.constantFrom(ZONE, 'UTC', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Kiritimati');
    const moments = fc.integer({ min: Date.UTC(1992, 0, 1) / 1000, max: Date.UTC(2199, 0, 1) / 1000 });
    fc.assert(
      fc.property(zones, moments, (zone, second) => {
        const moment = second * 1000;
        expect(ms(formatIso(moment, zone), zone)).toBe(moment);
        const local = parseTimestamp(formatTimestamp(moment, zone), zone);
        // An hour that comes twice can't be told without an offset.
        if (local.ok) expect(local.ms).toBe(moment);
        expect(formatTimestamp(moment, zone).slice(0, 10)).toBe(formatDate(moment, zone));
      }),
    );
  });

  it('is a moment or a reason for any text', () => {
    const pieces = fc.array(
      fc.constantFrom('2024', '-', '02', '30', ' ', 'T', ':', '99', 'Z', '+08:00', '年', '.5'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((list) => list.join('')),
        ),
        (written) => {
          const result = parseTimestamp(written, ZONE);
          if (result.ok) expect(Number.isFinite(result.ms)).toBe(true);
          else expect(result.reason).not.toBe('');
        },
      ),
    );
  });
});

describe('a time in another form', () => {
  it('is told with the form that it should have (editors were shown an example, and not that --fix writes it)', () => {
    expect(parseTimestamp('2024/6/1', ZONE)).toMatchObject({
      ok: false,
      fix: '写成 2024-06-01；npm run check -- --fix 可以代劳',
    });
  });

  it.each([
    ['2024/6/1', '2024-06-01'],
    ['2024-6-1 8:00', '2024-06-01 08:00'],
    ['2024.06.01 08:05:09', '2024-06-01 08:05:09'],
    ['2024年6月1日', '2024-06-01'],
    ['2024年6月1日 8：05', '2024-06-01 08:05'],
    ['2024-6-1T8:00', '2024-06-01 08:00'],
    ['2024 年 6 月 1 日 8：05：09', '2024-06-01 08:05:09'],
    ['2024年6月1日 上午8:05', '2024-06-01 08:05'],
    ['2024-06-01 下午 2:00', '2024-06-01 14:00'],
    ['2024-06-01 上午 12:30', '2024-06-01 00:30'],
    ['2024-06-01 星期六', '2024-06-01'],
    ['20240601', '2024-06-01'],
    ['June 1, 2024', '2024-06-01'],
    ['May 15, 2024', '2024-05-15'],
    ['Sat Jun 01 2024 10:00:00 GMT+0800 (中国标准时间)', '2024-06-01 10:00:00+0800'],
  ])('%s becomes %s', (written, mended) => {
    expect(mendTimestamp(written, ZONE)).toBe(mended);
  });

  it.each([
    '2024-06-01',
    '2024/2/30',
    '6/1/2024',
    '24-6-1',
    '昨天',
    '',
    '2024/6/1 25:00',
    '2024/6',
    'Juno 1, 2024',
    '20241301',
  ])('%j stays', (written) => {
    expect(mendTimestamp(written, ZONE)).toBeNull();
  });

  it('is refused at once with thousands of blanks in it (an import was held up for hours)', () => {
    expect(mendTimestamp(`2024/6/1${' '.repeat(10_000)}x`, ZONE)).toBeNull();
  });

  it('can be read when it is mended', () => {
    const parts = fc.tuple(
      fc.nat(2100),
      fc.nat(13),
      fc.nat(32),
      fc.constantFrom('-', '/', '.'),
      fc.nat(25),
      fc.nat(61),
    );
    fc.assert(
      fc.property(parts, ([year, month, day, sign, hour, minute]) => {
        const mended = mendTimestamp(`${[year, month, day].join(sign)} ${hour}:${minute}`, ZONE);
        if (mended !== null) expect(parseTimestamp(mended, ZONE).ok).toBe(true);
      }),
    );
  });
});

describe('months and days of a zone', () => {
  it('begin at its midnight', () => {
    expect(startOfMonth(2024, 6, ZONE)).toBe(Date.parse('2024-06-01T00:00:00+08:00'));
    expect(startOfMonth(2024, 13, ZONE)).toBe(Date.parse('2025-01-01T00:00:00+08:00'));
    const lastMoment = Date.parse('2024-05-31T23:59:59+08:00');
    expect(yearAndMonth(lastMoment, ZONE)).toEqual({ year: 2024, month: 5 });
    expect(yearAndMonth(lastMoment + 1000, ZONE)).toEqual({ year: 2024, month: 6 });
    expect([isStartOfDay(lastMoment + 1000, ZONE), isStartOfDay(lastMoment, ZONE)]).toEqual([true, false]);
  });
});
