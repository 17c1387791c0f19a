import * as z from 'zod';
import type { Library } from '../library/open.ts';
import { rows } from '../library/rows.ts';
import { decodeVector, type TermVector } from '../text/vector.ts';

/** An article's texts as the library stores them for related links and search: plain, without markup (`composed`). */
export type ArticleText = {
  slug: string;
  title: string;
  keywords: string[];
  headings: string[];
  topics: string[];
  summary: string;
  text: string;
  /** In ms. */
  time: number;
  vector: TermVector;
};

/** A term vector as libsql gives it: `all` answers an ArrayBuffer, in raw mode a Buffer. */
export const storedVector = z
  .union([z.instanceof(ArrayBuffer), z.instanceof(Uint8Array)])
  .transform((bytes) => decodeVector(bytes));

const list = z.string().transform((text) => text.split('\n').filter((entry) => entry !== ''));
const textRow = z.object({
  slug: z.string(),
  title: z.string(),
  keywords: list,
  headings: list,
  topics: list,
  summary: z.string(),
  text: z.string(),
  time: z.number(),
  vector: storedVector,
});

/** The texts of the articles of these slugs, published or not; unknown slugs are left out. */
export function articleTexts({ db }: Library, slugs: readonly string[]): Map<string, ArticleText> {
  const found = rows(
    db,
    textRow,
    `select slug, title, keywords, headings, topics, summary, text, published_at time, vector
      from term_documents where vector is not null and slug in (select value from json_each(:slugs))`,
    { slugs: JSON.stringify(slugs) },
  );
  return new Map(found.map((article) => [article.slug, article]));
}

const plainRow = z.object({ slug: z.string(), text: z.string() });

/** Only the plain text of each of these articles, by slug: a search doesn't compare their vectors. */
export const plainTexts = ({ db }: Library, slugs: readonly string[]): Map<string, string> =>
  new Map(
    rows(
      db,
      plainRow,
      `select slug, text from term_documents
        where vector is not null and slug in (select value from json_each(:slugs))`,
      { slugs: JSON.stringify(slugs) },
    ).map(({ slug, text }) => [slug, text]),
  );
