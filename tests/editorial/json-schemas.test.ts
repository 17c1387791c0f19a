import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { jsonSchemas } from '../../lib/editorial/json-schemas.ts';

const field = z.object({ description: z.string() });
const shape = z.object({ properties: z.record(z.string(), field), required: z.array(z.string()) });
const [article, topics] = Object.values(jsonSchemas()).map((text): unknown => JSON.parse(text));

it('the committed schemas are those that the site uses: npm run schema writes them anew', () => {
  for (const [file, text] of Object.entries(jsonSchemas())) expect(readFileSync(file, 'utf8')).toBe(text);
});

it('explain every field in Chinese and name the required ones', () => {
  const records = [shape.parse(article), z.object({ items: shape }).parse(topics).items];
  for (const { properties } of records)
    for (const { description } of Object.values(properties)) expect(description).toMatch(/\p{Script=Han}/u);
  expect(records.map(({ required }) => required)).toEqual([
    ['title', 'publishedAt', 'topics', 'summary'],
    ['id', 'name'],
  ]);
  expect(records[1]?.properties).toHaveProperty('aliases');
});
