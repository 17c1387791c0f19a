import type Database from 'libsql';
import { composed } from '../text/fold.ts';
import { type TermVector, termVector } from '../text/vector.ts';

/**
 * How often a term counts in an article's vector, by where it stands; in the body it counts once, and a topic's id is
 * one heavy term. Title and topic were found on six sets of hand-made relations (lib/relations/constants.ts tells how),
 * summary and keywords on this site's judgments.
 */
export const termWeights = { title: 3, summary: 2, keywords: 2, topic: 5 };

/** What related links and search need to know of an article. Texts are plain, without markup. */
interface TermsDocument {
  readonly slug: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly summary: string;
  readonly keywords: readonly string[];
  /** For the search alone: not in `vector`. */
  readonly questions: readonly string[];
  /** Names of its topics. */
  readonly topics: readonly string[];
  /** The text of the body, headings included. */
  readonly text: string;
  /** In ms. */
  readonly publishedAt: number;
  /** `documentVector`, encoded. */
  readonly vector: Uint8Array;
}

/** Writes articles' terms within the caller's transaction. Throws what libsql throws. */
export function createTermsWriter(db: Database.Database): {
  put(document: TermsDocument): void;
  remove(slug: string): void;
} {
  const replace = db.prepare(`
    INSERT OR REPLACE INTO term_documents
      (slug, published_at, title, keywords, topics, headings, summary, questions, vector, text)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  `);
  const known = db.prepare('SELECT 1 FROM term_documents WHERE slug = ? AND vector IS NOT NULL');
  return {
    put(document) {
      replace.run(
        document.slug,
        document.publishedAt,
        composed(document.title),
        lines(document.keywords),
        lines(document.topics),
        lines(document.headings),
        composed(document.summary),
        lines(document.questions),
        document.vector,
        composed(document.text),
      );
    },
    remove(slug) {
      if (known.get(slug) !== undefined) replace.run(slug, 0, '', '', '', '', '', '', null, '');
    },
  };
}

/**
 * An article's terms, each counted by `termWeights`.
 * @param document its `topics` are ids
 */
export function documentVector(
  document: Pick<TermsDocument, 'title' | 'summary' | 'keywords' | 'topics' | 'text'>,
): TermVector {
  return termVector(
    [
      { text: composed(document.title), weight: termWeights.title },
      { text: composed(document.summary), weight: termWeights.summary },
      { text: lines(document.keywords), weight: termWeights.keywords },
      { text: composed(document.text), weight: 1 },
    ],
    document.topics.map((id) => ({ text: id, weight: termWeights.topic })),
  );
}

const lines = (texts: readonly string[]): string => composed(texts.join('\n'));
