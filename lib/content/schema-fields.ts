import { z } from 'zod';

/** The fields of the object at `path` in a schema of objects and arrays, by their names; none where there is no object. */
export function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): Readonly<Record<string, unknown>> {
  let inner = withoutWrappers(schema);
  for (const step of path) {
    if (inner instanceof z.ZodArray) inner = withoutWrappers(inner.element);
    else if (inner instanceof z.ZodObject) inner = withoutWrappers(inner.shape[String(step)]);
    else return {};
  }
  return inner instanceof z.ZodObject ? inner.shape : {};
}

/** A schema without `optional` and `default` around it. */
function withoutWrappers(schema: unknown): unknown {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap();
  return inner;
}
