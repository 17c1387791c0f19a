import { expect, it } from 'vitest';
import { Metrics } from '../../lib/delivery/metrics.ts';

it('tells Prometheus of each time in the bucket of its bound and in all above it', async () => {
  const metrics = new Metrics();
  for (const milliseconds of [0.01, 0.1, 0.11, 700, 9_000]) metrics.latency.observe(milliseconds);
  const lines = (await metrics.text()).split('\n').filter((line) => line.includes('http_request_duration'));
  expect(lines).toEqual([
    '# HELP http_request_duration_seconds Time from the request to the end of handing the answer to the system',
    '# TYPE http_request_duration_seconds histogram',
    ...[
      ['0.0001', 2],
      ...['0.00025', '0.0005', '0.001', '0.0025', '0.005', '0.01', '0.05', '0.1', '0.5'].map((le) => [le, 3]),
      ['1', 4],
      ['5', 4],
      ['+Inf', 5],
    ].map(([le, count]) => `http_request_duration_seconds_bucket{le="${le}"} ${count}`),
    expect.stringMatching(/^http_request_duration_seconds_sum 9\.7002/),
    'http_request_duration_seconds_count 5',
  ]);
});
