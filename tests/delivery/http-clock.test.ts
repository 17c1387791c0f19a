import { expect, it, onTestFinished, vi } from 'vitest';
import { HttpClock } from '../../lib/delivery/http-clock.ts';

it('the date of an answer is the second in which it is given', () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 4, 1, 2, 3, 999) });
  onTestFinished(() => void vi.useRealTimers());
  const clock = new HttpClock();
  expect(clock.now()).toBe('Sun, 04 Jan 2026 01:02:03 GMT');
  vi.advanceTimersByTime(1);
  expect(clock.now()).toBe('Sun, 04 Jan 2026 01:02:04 GMT');
});
