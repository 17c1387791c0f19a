import type * as z from 'zod';
import { defaultSite, type Site, siteSchema } from '../site/site.ts';
import type { Library } from './open.ts';
import { firstValue, textValue } from './rows.ts';

/** A value of the table `meta`, or undefined. */
export const readMeta = ({ db }: Library, key: string): string | undefined =>
  firstValue(db, textValue, 'select value from meta where key = :key', { key });

/** Writes a value, or removes it: null. */
export function writeMeta({ db }: Library, key: string, value: string | null): void {
  if (value === null) db.prepare('delete from meta where key = ?').run(key);
  else db.prepare('insert or replace into meta (key, value) values (?, ?)').run(key, value);
}

/**
 * Number of the last change that readers see; every page made from an older one is out of date. It begins with
 * the time at which the database was made, so that one that is built again goes on above the one before.
 */
export const generation = (library: Library): number => Number(readMeta(library, 'generation') ?? 0);

/** Raises the generation, in the caller's transaction. `now`: moment (ms) at which pages show what is published. */
export function raiseGeneration(library: Library, now: number): void {
  writeMeta(library, 'generation', String(generation(library) + 1));
  writeMeta(library, RAISED_AT, String(now));
}

/** Key of the state of all pictures (`picturesState`). */
export const PICTURES = 'pictures';

/** Key of the folder (absolute) from which the library is brought up to date. */
export const CONTENT_FOLDER = 'content-folder';

const RAISED_AT = 'generation-raised-at';

/** When (ms) the generation was last raised. */
export const raisedAt = (library: Library): number => Number(readMeta(library, RAISED_AT) ?? 0);

/**
 * Makes a function that answers a library's value of this key, kept as JSON, or undefined. It is parsed once: as long
 * as it doesn't change, the same object comes back, so that all parts of a page can ask.
 */
export function metaReader<T>(key: string, schema: z.ZodType<T>): (library: Library) => T | undefined {
  const parsed = new WeakMap<Library['db'], { readonly json: string; readonly value: T }>();
  return ({ db }) => {
    const json = readMeta({ db }, key);
    if (json === undefined) return undefined;
    let known = parsed.get(db);
    if (known?.json !== json) {
      known = { json, value: schema.parse(JSON.parse(json)) };
      parsed.set(db, known);
    }
    return known.value;
  };
}

const readSite = metaReader('site', siteSchema);

/** The site's own record; the defaults when `site.yaml` is missing or has never been right. */
export const site = (library: Library): Site => readSite(library) ?? defaultSite;
