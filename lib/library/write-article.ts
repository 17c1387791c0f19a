import type { Database } from 'libsql';
import { z } from 'zod';
import type { PreparedArticle } from './prepare-article.ts';
import { firstRow } from './rows.ts';
import { NEVER } from './schema.ts';
import { createTermsWriter } from './terms.ts';

export interface ArticleWriter {
  /** The stored article of a slug. */
  find(slug: string): StoredArticle | undefined;
  /** Stores the article of a file in place of the one that has its slug. */
  put(file: string, hash: string, prepared: PreparedArticle, existing: StoredArticle | undefined): void;
  /** Forgets the article of a file, if it had one. */
  remove(file: string): void;
}

interface StoredArticle {
  readonly id: number;
  readonly slug: string;
  readonly file: string;
}

const storedRow = z.object({ id: z.number(), slug: z.string(), file: z.string() });
/** Tables of what belongs to an article, several rows each. */
const DETAILS = ['article_topics', 'article_related', 'article_links', 'aliases', 'article_facts'];

/** Prepares the statements that write articles; use inside one transaction. */
export function createArticleWriter(
  db: Database,
  options: { preview: boolean; topicName: (id: string) => string },
): ArticleWriter {
  const terms = createTermsWriter(db);
  const insert =
    db.prepare(`insert or replace into articles (id, slug, file, title, summary, main_topic, published_at, updated_at,
      expires_at, draft, visible_from, visible_until, title_line, title_col, characters, hash)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertText = db.prepare(
    'insert or replace into article_texts (article_id, record, markdown, body_line) values (?, ?, ?, ?)',
  );
  const clear = DETAILS.map((table) => db.prepare(`delete from ${table} where article_id = ?`));
  const reference = (table: string, column: string) =>
    db.prepare(`insert into ${table} (article_id, ${column}, position, line, col) values (?, ?, ?, ?, ?)`);
  const insertTopic = reference('article_topics', 'topic_id');
  const insertRelated = reference('article_related', 'target_slug');
  const insertLink = reference('article_links', 'target_slug');
  const insertAlias = db.prepare('insert or ignore into aliases (path, article_id) values (?, ?)');
  const insertFact = db.prepare('insert or ignore into article_facts (article_id, fact_id) values (?, ?)');
  const removeArticle = db.prepare('delete from articles where id = ?');
  const removeText = db.prepare('delete from article_texts where article_id = ?');

  // A library that is being built needs no looking up: it has what this import has put there.
  const fresh = holdsArticles(db) ? null : new Map<string, StoredArticle>();
  const stored = (column: 'slug' | 'file', value: string): StoredArticle | undefined =>
    firstRow(db, storedRow, `select id, slug, file from articles where ${column} = :value`, { value });
  const remove = (file: string): void => {
    const article = stored('file', file);
    if (article === undefined) return;
    for (const statement of clear) statement.run(article.id);
    removeText.run(article.id);
    removeArticle.run(article.id);
    terms.remove(article.slug);
    fresh?.delete(article.slug);
  };

  const put: ArticleWriter['put'] = (file, hash, prepared, existing) => {
    const { article, places, text, headings, characters, links, vector } = prepared;
    const { slug, title, summary, topics, related, aliases, facts, keywords, questions } = article;
    const { publishedAt, updatedAt, expiresAt, draft, body, bodyLine } = article;
    const { lastInsertRowid } = insert.run(
      existing?.id ?? null,
      slug,
      file,
      title,
      summary,
      topics[0] ?? '',
      publishedAt,
      updatedAt ?? null,
      expiresAt ?? null,
      draft ? 1 : 0,
      options.preview ? 0 : draft ? null : publishedAt,
      options.preview ? NEVER : (expiresAt ?? NEVER),
      places.title.line,
      places.title.column,
      characters,
      hash,
    );
    const id = existing?.id ?? Number(lastInsertRowid);
    if (existing !== undefined) for (const statement of clear) statement.run(id);
    const { sources, corrections, verifiedAt } = article;
    insertText.run(id, JSON.stringify({ keywords, sources, corrections, verifiedAt, facts }), body, bodyLine);
    for (const topic of new Set(topics)) {
      const index = topics.indexOf(topic);
      insertTopic.run(id, topic, index, places.topics[index]?.line ?? 1, places.topics[index]?.column ?? 1);
    }
    for (const target of new Set(related)) {
      const index = related.indexOf(target);
      insertRelated.run(
        id,
        target,
        index,
        places.related[index]?.line ?? 1,
        places.related[index]?.column ?? 1,
      );
    }
    for (const [index, link] of links.entries()) insertLink.run(id, link.slug, index, link.line, link.column);
    for (const path of aliases) insertAlias.run(path, id);
    for (const fact of facts) insertFact.run(id, fact);
    terms.put({
      slug,
      title,
      headings: [...headings],
      summary,
      keywords,
      questions,
      topics: topics.map((topic) => ({ id: topic, name: options.topicName(topic) })),
      text,
      publishedAt,
      vector,
    });
    fresh?.set(slug, { id, slug, file });
  };

  return { put, remove, find: (slug) => (fresh === null ? stored('slug', slug) : fresh.get(slug)) };
}

const holdsArticles = (db: Database): boolean =>
  db.prepare('select 1 from articles limit 1').all().length > 0;
