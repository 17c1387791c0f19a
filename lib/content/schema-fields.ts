import type { z } from 'zod';

/** The fields of the strict object at `path` in a schema of objects and arrays. */
export function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): Record<string, unknown> {
  let definition: unknown = schema;
  for (const step of path) {
    const inner = unwrap(definition);
    definition = typeof step === 'number' ? inner?.element : inner?.shape?.[String(step)];
  }
  return unwrap(definition)?.shape ?? {};
}

interface SchemaInside {
  shape?: Record<string, unknown>;
  element?: unknown;
}

function unwrap(schema: unknown): SchemaInside | null {
  if (typeof schema !== 'object' || schema === null) return null;
  // An array has `unwrap` too: its element is asked for by the index in the path.
  if ('element' in schema) return { element: schema.element };
  if ('unwrap' in schema && typeof schema.unwrap === 'function') return unwrap(schema.unwrap());
  const inside: SchemaInside = {};
  if ('shape' in schema && typeof schema.shape === 'object' && schema.shape !== null) {
    inside.shape = { ...schema.shape };
  }
  return inside;
}
