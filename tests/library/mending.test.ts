import { expect, it, onTestFinished, vi } from 'vitest';
import { Mending } from '../../lib/library/mending.ts';

it('a page that could not be made was waited for without end while the thread that imports hung', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const mending = new Mending();
  const send = vi.fn();
  const all = [mending.ask(send), mending.ask(send)];
  vi.advanceTimersByTime(10_000);
  expect(await Promise.all(all)).toEqual([false, false]);
  expect(send).toHaveBeenCalledTimes(1);
  // Not the late answer to the first question, but one of its own.
  vi.advanceTimersByTime(50_000);
  const later = mending.ask(send);
  mending.answered(true);
  expect(await later).toBe(true);
});
