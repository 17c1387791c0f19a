import { z } from 'zod';
import { defaultSite, type Site, siteSchema } from '../site/site.ts';
import type { Library } from './open.ts';
import { firstValue } from './rows.ts';

/** A value of the table `meta`, or undefined. */
export const readMeta = ({ db }: Library, key: string): string | undefined =>
  firstValue(db, z.string(), 'select value from meta where key = :key', { key });

export function writeMeta({ db }: Library, key: string, value: string): void {
  db.prepare('insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value').run(
    key,
    value,
  );
}

/** Number of the last import that changed anything; every page made from an older one is out of date. */
export const generation = (library: Library): number => Number(readMeta(library, 'generation') ?? 0);

/** The site's own record; the defaults when `site.yaml` is missing or has never been right. */
export function site(library: Library): Site {
  const stored = readMeta(library, 'site');
  return stored === undefined ? defaultSite : siteSchema.parse(JSON.parse(stored));
}
