import { raisedAt, raiseGeneration } from './meta.ts';
import type { Library } from './open.ts';
import { firstValue, numberValue } from './rows.ts';
import { NEVER } from './schema.ts';
import { inTransaction } from './transaction.ts';

/** How far (ms) the clock may be set back, as NTP does, before pages are made anew. */
const CLOCK_TOLERANCE = 1_000;

/**
 * The first moment (ms) after `after` at which an article appears or expires, or null. In a preview, which shows it
 * all the time, the mark beside it changes.
 */
export function nextChange({ db }: Library, after: number): number | null {
  const first = (column: string, condition = 'true'): number =>
    firstValue(
      db,
      numberValue.nullable(),
      `select min(${column}) value from articles where ${condition} and ${column} > :after`,
      { after },
    ) ?? NEVER;
  // Each has an index; an article that does not expire ends at NEVER.
  const moments = [first('visible_from'), first('visible_until')];
  // In a preview alone: visible from the beginning of time. The + keeps SQLite from an index that finds all of them.
  const marked = ['published_at', 'expires_at'].map((column) => first(column, '+visible_from = 0'));
  const moment = Math.min(...moments, ...marked);
  return moment === NEVER ? null : moment;
}

/**
 * Raises the generation if an article appeared or expired since it was last raised, or if the clock was set back.
 * @returns whether it did
 */
export function applySchedule(library: Library, now: number): boolean {
  const since = raisedAt(library);
  const change = nextChange(library, since);
  if (now > since - CLOCK_TOLERANCE && (change === null || change > now)) return false;
  inTransaction(library, () => raiseGeneration(library, now));
  return true;
}
