import * as z from 'zod';

/**
 * The fields of the object at `path` in a schema, by their names, also where something shorter may be written for the
 * object; none where there is no object.
 */
export function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): Readonly<Record<string, unknown>> {
  let inner = withoutWrappers(schema);
  for (const step of path) {
    if (inner instanceof z.ZodArray) inner = withoutWrappers(inner.element);
    else if (inner instanceof z.ZodObject) inner = withoutWrappers(inner.shape[String(step)]);
    else return {};
  }
  return inner instanceof z.ZodObject ? inner.shape : {};
}

/** A schema without `optional`, `default` and `transform` around it; of a union the object. */
function withoutWrappers(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return withoutWrappers(schema.unwrap());
  if (schema instanceof z.ZodPipe) return withoutWrappers(schema.in);
  return schema instanceof z.ZodUnion
    ? schema.options.find((option) => option instanceof z.ZodObject)
    : schema;
}
