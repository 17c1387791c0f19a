import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { frontMatterJsonSchema, SCHEMA_FILE } from '../../lib/editorial/front-matter-schema.ts';

const field = z.object({ description: z.string() });
const shape = z.object({ properties: z.record(z.string(), field), required: z.array(z.string()) });

it('the committed schema is the one that the site uses: npm run schema writes it anew', () => {
  expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(frontMatterJsonSchema());
});

it('explains every field in Chinese and names the required ones', () => {
  const { properties, required } = shape.parse(JSON.parse(frontMatterJsonSchema()));
  for (const { description } of Object.values(properties)) expect(description).toMatch(/\p{Script=Han}/u);
  expect(required).toEqual(['title', 'publishedAt', 'topics', 'summary']);
});
