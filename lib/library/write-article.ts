import type { Database, Statement } from 'libsql';
import * as z from 'zod';
import type { Place } from '../content/problem.ts';
import type { PreparedArticle } from './prepare-article.ts';
import { firstRow } from './rows.ts';
import { NEVER } from './schema.ts';
import { createTermsWriter } from './terms.ts';

const storedRow = z.object({ id: z.number(), slug: z.string(), file: z.string() });
type StoredArticle = z.infer<typeof storedRow>;

/** Tables that hold several rows for an article. */
const DETAILS = ['article_topics', 'article_related', 'article_links', 'article_addresses', 'aliases'];

/** Prepares the statements that write articles; use inside one transaction. */
export function createArticleWriter(
  db: Database,
  options: { preview: boolean; topicsWithPages: (ids: readonly string[]) => { id: string; name: string }[] },
) {
  const terms = createTermsWriter(db);
  const insert =
    db.prepare(`insert or replace into articles (id, slug, file, title, summary, main_topic, published_at, updated_at,
      expires_at, draft, visible_from, visible_until, title_line, title_col, characters)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertText = db.prepare(
    'insert or replace into article_texts (article_id, record, markdown) values (?, ?, ?)',
  );
  const clear = DETAILS.map((table) => db.prepare(`delete from ${table} where article_id = ?`));
  const insertTopics = rowsWriter(db, 'article_topics', ['topic_id', ...PLACED]);
  const insertRelated = rowsWriter(db, 'article_related', ['target_slug', ...PLACED, 'reason']);
  const insertLinks = rowsWriter(db, 'article_links', ['target_slug', ...PLACED]);
  const insertAddresses = rowsWriter(db, 'article_addresses', ['href', ...PLACED, 'image']);
  const insertAlias = db.prepare('insert or ignore into aliases (path, article_id) values (?, ?)');
  const removeArticle = db.prepare('delete from articles where id = ?');
  const removeText = db.prepare('delete from article_texts where article_id = ?');

  // A library that was empty has only what this import has put there: no need to ask the database.
  const fresh = holdsArticles(db) ? null : new Map<string, StoredArticle>();
  const stored = (column: 'slug' | 'file', value: string): StoredArticle | undefined =>
    firstRow(db, storedRow, `select id, slug, file from articles where ${column} = :value`, { value });

  /** Forgets the article of a file, if it had one. */
  const remove = (file: string): void => {
    const article = stored('file', file);
    if (article === undefined) return;
    for (const statement of clear) statement.run(article.id);
    removeText.run(article.id);
    removeArticle.run(article.id);
    terms.remove(article.slug);
  };

  /** Stores the article of a file in place of the one that has its slug. */
  const put = (file: string, prepared: PreparedArticle, existing: StoredArticle | undefined): void => {
    const { article, places, text, headings, characters, links, addresses, vector } = prepared;
    const { slug, title, summary, topics, related, aliases, keywords, questions } = article;
    const { publishedAt, updatedAt, expiresAt, draft, body } = article;
    const withPages = options.topicsWithPages(topics);
    const { lastInsertRowid } = insert.run(
      existing?.id ?? null,
      slug,
      file,
      title,
      summary,
      withPages[0]?.id ?? null,
      publishedAt,
      updatedAt ?? null,
      expiresAt ?? null,
      draft ? 1 : 0,
      options.preview ? 0 : draft ? null : publishedAt,
      options.preview ? NEVER : (expiresAt ?? NEVER),
      places.title.line,
      places.title.column,
      characters,
    );
    const id = existing?.id ?? Number(lastInsertRowid);
    if (existing !== undefined) for (const statement of clear) statement.run(id);
    const { authors, sources, corrections, verifiedAt } = article;
    insertText.run(id, JSON.stringify({ authors, keywords, sources, corrections, verifiedAt }), body);
    insertTopics(id, placed(topics, places.topics));
    const targets = related.map(({ slug: target }) => target);
    insertRelated(
      id,
      placed(targets, places.related).map((row) => [...row, related[row[1]]?.reason ?? null]),
    );
    insertLinks(
      id,
      links.map(({ slug: target, line, column }, position) => [target, position, line, column]),
    );
    insertAddresses(
      id,
      addresses.map(({ href, line, column, image }, position) => [
        href,
        position,
        line,
        column,
        image ? 1 : 0,
      ]),
    );
    for (const path of aliases) insertAlias.run(path, id);
    terms.put({
      slug,
      title,
      headings,
      summary,
      keywords,
      questions,
      topics: withPages.map(({ name }) => name),
      text,
      publishedAt,
      vector,
    });
    fresh?.set(slug, { id, slug, file });
  };

  /** The stored article of a slug. */
  const find = (slug: string): StoredArticle | undefined =>
    fresh === null ? stored('slug', slug) : fresh.get(slug);

  return { find, put, remove };
}

/** Columns of `placed`, after the target. */
const PLACED = ['position', 'line', 'col'];

/** Each target once, with its position and its place in the file where it is named first. */
const placed = (
  targets: readonly string[],
  places: readonly Place[],
): [target: string, position: number, line: number, column: number][] =>
  [...new Set(targets)].map((target) => {
    const position = targets.indexOf(target);
    return [target, position, places[position]?.line ?? 1, places[position]?.column ?? 1];
  });

/** Rows that one statement inserts at most. */
const MOST_ROWS = 20;

/**
 * Writes the rows that belong to an article by few statements: calling SQLite takes longer than to insert a small row.
 * @param columns those after `article_id`, in the order of each row's values
 */
function rowsWriter(db: Database, table: string, columns: readonly string[]) {
  const statements = new Map<number, Statement>();
  const row = `(?${', ?'.repeat(columns.length)})`;
  const insertOf = (rows: number): Statement => {
    let statement = statements.get(rows);
    if (statement === undefined) {
      statement = db.prepare(
        `insert into ${table} (article_id, ${columns.join(', ')}) values ${Array(rows).fill(row).join(', ')}`,
      );
      statements.set(rows, statement);
    }
    return statement;
  };
  return (id: number, rows: readonly (readonly (string | number | null)[])[]): void => {
    for (let from = 0; from < rows.length; from += MOST_ROWS) {
      const part = rows.slice(from, from + MOST_ROWS);
      insertOf(part.length).run(part.flatMap((values) => [id, ...values]));
    }
  };
}

const holdsArticles = (db: Database): boolean =>
  db.prepare('select 1 from articles limit 1').all().length > 0;
