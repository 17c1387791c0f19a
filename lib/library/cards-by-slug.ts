import * as z from 'zod';
import { type ArticleCard, cardColumns, cardJoin, cardRow } from './cards.ts';
import { generation } from './meta.ts';
import type { Library } from './open.ts';
import { firstValue, numberValue, rows, textValue, values } from './rows.ts';

/** A cache: a page lists a hundred cards, most of which other pages list, too, before and after a save. */
interface KnownCards {
  /** The library's generation when the cache was checked last, its last `change` then, and its topics as JSON. */
  generation: number;
  change: number;
  topics: string;
  /** By slug; null for a slug without an article, or with one that readers never see. */
  readonly cards: Map<string, TimedCard | null>;
}

/** How many cards are kept at most, some 600 bytes each. */
const MAX_KNOWN = 20_000;

const known = new WeakMap<Library['db'], KnownCards>();

/** Published articles of the given slugs, in that order; those that can't be seen are left out. */
export function articlesBySlug(library: Library, slugs: readonly string[], now: number): ArticleCard[] {
  const cards = knownCards(library);
  const missing = slugs.filter((slug) => !cards.has(slug));
  if (missing.length > 0) read(library, missing, cards);
  const visible: ArticleCard[] = [];
  for (const slug of slugs) {
    const timed = cards.get(slug);
    if (timed && timed.visibleFrom <= now && timed.visibleUntil > now) visible.push(timed.card);
  }
  return visible;
}

function knownCards(library: Library): KnownCards['cards'] {
  const { db } = library;
  const current = generation(library);
  let entry = known.get(db);
  if (entry === undefined) {
    entry = { generation: 0, change: 0, topics: '', cards: new Map() };
    known.set(db, entry);
  }
  const { cards } = entry;
  if (entry.generation === current) {
    if (cards.size > MAX_KNOWN) cards.clear();
    return cards;
  }
  const topics = JSON.stringify(rows(db, topicRow, 'select id, name from topics order by id'));
  if (topics !== entry.topics || cards.size > MAX_KNOWN) cards.clear();
  // Asked before the changed slugs: what the importer writes in between is then dropped again the next time.
  const change = firstValue(db, numberValue, lastChange) ?? 0;
  if (cards.size > 0) {
    for (const slug of values(db, textValue, changedSlugs, { after: entry.change })) cards.delete(slug);
  }
  entry.generation = current;
  entry.change = change;
  entry.topics = topics;
  return cards;
}

/** The importer writes an article's row here whenever it writes the article. */
const changedSlugs = 'select slug value from term_documents where change > :after';
const lastChange = 'select coalesce(max(change), 0) value from term_documents';
const topicRow = z.object({ id: z.string(), name: z.string() });

/** In ms; the end not included. */
const spanRow = z.object({ visibleFrom: z.number(), visibleUntil: z.number() });
const timedRow = z.unknown().transform((row) => ({ card: cardRow.parse(row), ...spanRow.parse(row) }));
type TimedCard = z.infer<typeof timedRow>;

function read({ db }: Library, slugs: readonly string[], cards: KnownCards['cards']): void {
  for (const slug of slugs) cards.set(slug, null);
  const found = rows(
    db,
    timedRow,
    `select ${cardColumns}, a.visible_from as visibleFrom, a.visible_until as visibleUntil from articles a ${cardJoin}
      where a.slug in (select value from json_each(:slugs)) and a.visible_from is not null`,
    { slugs: JSON.stringify(slugs) },
  );
  for (const timed of found) cards.set(timed.card.slug, timed);
}
