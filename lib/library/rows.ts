import type { Database, Statement } from 'libsql';
import * as z from 'zod';

type Parameters = Readonly<Record<string, string | number | null>>;

const statements = new WeakMap<Database, Map<string, Statement>>();

function prepared(db: Database, sql: string): Statement {
  let known = statements.get(db);
  if (!known) {
    known = new Map();
    statements.set(db, known);
  }
  let statement = known.get(sql);
  if (!statement) {
    statement = db.prepare(sql);
    known.set(sql, statement);
  }
  return statement;
}

/**
 * All rows of a query, parsed. Statements are kept prepared for each connection. Callers keep their schema in a
 * constant: to make one costs more than to read a row, and a page makes some forty queries.
 * @throws ZodError when a row isn't what the schema says
 */
export const rows = <T>(db: Database, schema: z.ZodType<T>, sql: string, parameters: Parameters = {}): T[] =>
  prepared(db, sql)
    .all(parameters)
    .map((row) => schema.parse(row));

/** The first row of a query, parsed, or undefined. (libsql's own `get` adds a field to the row.) */
export const firstRow = <T>(
  db: Database,
  schema: z.ZodType<T>,
  sql: string,
  parameters: Parameters = {},
): T | undefined => rows(db, schema, sql, parameters)[0];

/** Schemas for `values` and `firstValue`. */
export const textValue = z.string();
export const numberValue = z.number();

const valueSchema = z.object({ value: z.unknown() });

/** The column `value` of every row, parsed. */
export const values = <T>(
  db: Database,
  schema: z.ZodType<T>,
  sql: string,
  parameters: Parameters = {},
): T[] => rows(db, valueSchema, sql, parameters).map((row) => schema.parse(row.value));

/** The column `value` of the first row, parsed, or undefined. */
export const firstValue = <T>(
  db: Database,
  schema: z.ZodType<T>,
  sql: string,
  parameters: Parameters = {},
): T | undefined => values(db, schema, sql, parameters)[0];
