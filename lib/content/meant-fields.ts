import type * as z from 'zod';
import { hides, meantKey } from './field-names.ts';
import { fieldsAt } from './schema-fields.ts';

/** Unknown keys that were probably meant for a field which is missing: from the field to the key as written. */
export type MeantFields = ReadonlyMap<PropertyKey, string>;

/**
 * Which unknown keys of a record were meant for which missing field.
 * @param raw the record
 * @param issues what the schema has found wrong with it
 */
export function meantFields(
  schema: z.ZodType,
  raw: unknown,
  issues: readonly z.core.$ZodIssue[],
): MeantFields {
  const meant = new Map<PropertyKey, string>();
  const known = Object.keys(fieldsAt(schema, []));
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys' || issue.path.length > 0 || !isRecord(raw)) continue;
    for (const key of issue.keys) {
      const field = meantKey(key, raw[key], known);
      if (field !== null && !Object.hasOwn(raw, field) && !meant.has(field)) meant.set(field, key);
    }
  }
  return meant;
}

/** A path of fields as meant, as the path at which the value is written. */
export function writtenPath(path: readonly PropertyKey[], renamed: MeantFields): PropertyKey[] {
  const [first, ...rest] = path;
  return first === undefined ? [] : [renamed.get(first) ?? first, ...rest];
}

/** The record with its fields under the names that were meant. */
export function withMeantFields(raw: unknown, renamed: MeantFields): unknown {
  if (!isRecord(raw)) return raw ?? {};
  const record: Record<PropertyKey, unknown> = { ...raw };
  for (const [field, key] of renamed) {
    // Of a password, that there is one counts.
    record[field] = hides(key, raw[key]) || raw[key];
    delete record[key];
  }
  return record;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
