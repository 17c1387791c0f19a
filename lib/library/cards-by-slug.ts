import { z } from 'zod';
import { type ArticleCard, cardColumns, cardJoin, cardRow } from './cards.ts';
import { generation } from './meta.ts';
import type { Library } from './open.ts';
import { rows } from './rows.ts';

interface TimedCard {
  readonly card: ArticleCard;
  /** In ms; the end not included. */
  readonly visibleFrom: number;
  readonly visibleUntil: number;
}

/** Cards of one generation: a page lists a hundred, and most of them stand on its neighbours' pages too. */
interface KnownCards {
  generation: number;
  /** By slug; null for a slug without an article, or with one that readers never see. */
  readonly cards: Map<string, TimedCard | null>;
}

/** Cards that are kept at most, at some 600 bytes each. */
const MAX_KNOWN = 20_000;

const known = new WeakMap<Library['db'], KnownCards>();

/** Published articles of the given slugs, in that order; those that can't be seen are left out. */
export function articlesBySlug(library: Library, slugs: readonly string[], now: number): ArticleCard[] {
  const cards = knownCards(library);
  const missing = slugs.filter((slug) => !cards.has(slug));
  if (missing.length > 0) read(library, missing, cards);
  return slugs.flatMap((slug) => {
    const timed = cards.get(slug);
    return timed && timed.visibleFrom <= now && timed.visibleUntil > now ? timed.card : [];
  });
}

function knownCards(library: Library): KnownCards['cards'] {
  const current = generation(library);
  let entry = known.get(library.db);
  if (entry === undefined) {
    entry = { generation: current, cards: new Map() };
    known.set(library.db, entry);
  }
  if (entry.generation !== current || entry.cards.size > MAX_KNOWN) {
    entry.generation = current;
    entry.cards.clear();
  }
  return entry.cards;
}

const spanRow = z.object({ visible_from: z.number(), visible_until: z.number() });
const timedRow = z.unknown().transform((row): TimedCard => {
  const { visible_from, visible_until } = spanRow.parse(row);
  return { card: cardRow.parse(row), visibleFrom: visible_from, visibleUntil: visible_until };
});

function read({ db }: Library, slugs: readonly string[], cards: KnownCards['cards']): void {
  for (const slug of slugs) cards.set(slug, null);
  const found = rows(
    db,
    timedRow,
    `select ${cardColumns}, a.visible_from, a.visible_until from articles a ${cardJoin}
      where a.slug in (select value from json_each(:slugs)) and a.visible_from is not null`,
    { slugs: JSON.stringify(slugs) },
  );
  for (const timed of found) cards.set(timed.card.slug, timed);
}
