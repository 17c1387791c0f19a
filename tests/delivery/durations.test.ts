import { expect, it } from 'vitest';
import { Durations } from '../../lib/delivery/durations.ts';

it('durations are counted in every bucket that they fit into', () => {
  const durations = new Durations('wait_seconds', 'Time to wait');
  for (const milliseconds of [0, 0.1, 0.2, 1, 6000]) durations.add(milliseconds);
  const text = durations.text();
  expect(text).toMatch(/^# HELP wait_seconds Time to wait\n# TYPE wait_seconds histogram\n/);
  const counts = [...text.matchAll(/_bucket\{le="([^"]+)"\} (\d+)\n/g)].map(([, bound, count]) => [
    bound,
    count,
  ]);
  expect(counts.slice(0, 4)).toEqual([
    ['0.0001', '2'],
    ['0.00025', '3'],
    ['0.0005', '3'],
    ['0.001', '4'],
  ]);
  expect(counts.slice(-2)).toEqual([
    ['5', '4'],
    ['+Inf', '5'],
  ]);
  expect(Number(/_sum (.*)\n/.exec(text)?.[1])).toBeCloseTo(6.0013);
  expect(text).toMatch(/_count 5\n$/);
});
