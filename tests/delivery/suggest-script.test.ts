import { statSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the one script that readers may get is at most 3,000 bytes', () => {
  expect(statSync('public/suggest.js').size).toBeLessThanOrEqual(3000);
});
