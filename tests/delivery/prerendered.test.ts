import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { buildDir } from '../../lib/delivery/render.ts';

it('no page or file was made at build time, to show the content of that day for ever', () => {
  const manifest = readFileSync(join(buildDir('.'), 'prerender-manifest.json'), 'utf8');
  const { routes } = z.object({ routes: z.record(z.string(), z.unknown()) }).parse(JSON.parse(manifest));
  // Next's own error page, which lib/delivery never asks for.
  expect(Object.keys(routes)).toEqual(['/_global-error']);
});
