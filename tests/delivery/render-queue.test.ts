import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
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
});
