import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { QueueFullError, RenderQueue } from '../../lib/delivery/render-queue.ts';

describe('the queue of renderings', () => {
  it('refuses more than can be rendered in a reasonable time, and goes on', async () => {
    const queue = new RenderQueue();
    const ends: (() => void)[] = [];
    const work = () => queue.run(() => new Promise<void>((resolve) => ends.push(resolve)));
    const accepted = Array.from({ length: 504 }, work);
    await expect(work()).rejects.toThrow(QueueFullError);
    expect(ends).toHaveLength(4);
    for (let index = 0; index < 504; index += 1) {
      while (ends[index] === undefined) await setImmediate();
      ends[index]?.();
    }
    await Promise.all(accepted);
    await queue.run(async () => {});
  });

  it('stood still for good behind a few renderings that never end', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const queue = new RenderQueue();
    const never = Array.from({ length: 4 }, () => queue.run(() => new Promise(() => {})));
    const results = Promise.allSettled(never);
    const next = queue.run(async () => 'rendered');
    vi.advanceTimersByTime(120_000);
    expect((await results).map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    expect(await next).toBe('rendered');
  });
});
