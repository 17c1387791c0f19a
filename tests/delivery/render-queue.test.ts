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

  it('serves first who came first', async () => {
    const queue = new RenderQueue();
    const begun: number[] = [];
    const work = (_: unknown, index: number) => queue.run(async () => begun.push(index));
    await Promise.all(Array.from({ length: 20 }, work));
    expect(begun).toEqual([...begun].sort((a, b) => a - b));
  });

  it('leaves no timer of a page that is made, which would hold it in memory for two minutes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    await new RenderQueue().run(async () => {});
    await setImmediate();
    expect(vi.getTimerCount()).toBe(0);
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
