import type { Database } from 'libsql';
import { z } from 'zod';
import type { Article } from '../content/article.ts';
import type { ParsedFile } from '../content/parse-article.ts';
import { positionAt } from '../content/problem.ts';
import { outline } from '../markdown/outline.ts';
import { articleSlugOf } from '../site/urls.ts';
import { countCharacters } from '../text/reading-time.ts';
import { firstValue } from './rows.ts';
import { NEVER } from './schema.ts';
import { createTermsWriter } from './terms.ts';

export interface ArticleWriter {
  /** Stores or replaces the article of a file. */
  put(file: string, hash: string, article: Article, places: ParsedFile['places']): void;
  /** Forgets the article of a file, if it had one. */
  remove(file: string): void;
  /** The file whose article has this slug. */
  fileOf(slug: string): string | undefined;
}

/** Prepares the statements that write articles; use inside one transaction. */
export function createArticleWriter(
  db: Database,
  options: { preview: boolean; topicName: (id: string) => string },
): ArticleWriter {
  const terms = createTermsWriter(db);
  const idOf = (slug: string) =>
    firstValue(db, z.number(), 'select id value from articles where slug = :slug', { slug });
  const fileOf = (slug: string) =>
    firstValue(db, z.string(), 'select file value from articles where slug = :slug', { slug });
  const slugOf = (file: string) =>
    firstValue(db, z.string(), 'select slug value from articles where file = :file', { file });
  const insert = db.prepare(`insert into articles (slug, file, title, summary, main_topic, published_at, updated_at,
      expires_at, draft, visible_from, visible_until, title_line, title_col, characters, hash)
    values (:slug, :file, :title, :summary, :mainTopic, :publishedAt, :updatedAt, :expiresAt, :draft, :visibleFrom,
      :visibleUntil, :titleLine, :titleColumn, :characters, :hash)
    on conflict (slug) do update set file = excluded.file, title = excluded.title, summary = excluded.summary,
      main_topic = excluded.main_topic, published_at = excluded.published_at, updated_at = excluded.updated_at,
      expires_at = excluded.expires_at, draft = excluded.draft, visible_from = excluded.visible_from,
      visible_until = excluded.visible_until, title_line = excluded.title_line, title_col = excluded.title_col,
      characters = excluded.characters, hash = excluded.hash`);
  const insertText = db.prepare(`insert into article_texts (article_id, record, markdown, body_line) values (?, ?, ?, ?)
    on conflict (article_id) do update set record = excluded.record, markdown = excluded.markdown,
      body_line = excluded.body_line`);
  const details = ['article_topics', 'article_related', 'article_links', 'aliases', 'article_facts'];
  const clear = details.map((table) => db.prepare(`delete from ${table} where article_id = ?`));
  const reference = (table: string, column: string) =>
    db.prepare(`insert into ${table} (article_id, ${column}, position, line, col) values (?, ?, ?, ?, ?)`);
  const insertTopic = reference('article_topics', 'topic_id');
  const insertRelated = reference('article_related', 'target_slug');
  const insertLink = reference('article_links', 'target_slug');
  const insertAlias = db.prepare('insert or ignore into aliases (path, article_id) values (?, ?)');
  const insertFact = db.prepare('insert or ignore into article_facts (article_id, fact_id) values (?, ?)');
  const removeArticle = db.prepare('delete from articles where id = ?');
  const removeText = db.prepare('delete from article_texts where article_id = ?');

  const remove = (file: string): void => {
    const slug = slugOf(file);
    const id = slug === undefined ? undefined : idOf(slug);
    if (slug === undefined || id === undefined) return;
    for (const statement of clear) statement.run(id);
    removeText.run(id);
    removeArticle.run(id);
    terms.remove(slug);
  };

  const put: ArticleWriter['put'] = (file, hash, article, places) => {
    const { slug, title, summary, topics, related, aliases, facts, keywords, body, bodyLine } = article;
    const scanned = outline(body);
    const existing = idOf(slug);
    insert.run({
      slug,
      file,
      title,
      summary,
      mainTopic: topics[0] ?? '',
      publishedAt: article.publishedAt,
      updatedAt: article.updatedAt ?? null,
      expiresAt: article.expiresAt ?? null,
      draft: article.draft ? 1 : 0,
      visibleFrom: options.preview ? 0 : article.draft ? null : article.publishedAt,
      visibleUntil: options.preview ? NEVER : (article.expiresAt ?? NEVER),
      titleLine: places.title.line,
      titleColumn: places.title.column,
      characters: countCharacters(scanned.text),
      hash,
    });
    const id = existing ?? idOf(slug);
    if (id === undefined) throw new Error(`article ${slug} was not stored`);
    if (existing !== undefined) for (const statement of clear) statement.run(id);
    const { sources, corrections, verifiedAt } = article;
    insertText.run(id, JSON.stringify({ keywords, sources, corrections, verifiedAt, facts }), body, bodyLine);
    for (const [position, topic] of [...new Set(topics)].entries()) {
      const place = places.topics[position];
      insertTopic.run(id, topic, position, place?.line ?? 1, place?.column ?? 1);
    }
    for (const [position, target] of [...new Set(related)].entries()) {
      const place = places.related[position];
      insertRelated.run(id, target, position, place?.line ?? 1, place?.column ?? 1);
    }
    const links: string[] = [];
    for (const { href, offset } of scanned.links) {
      const target = articleSlugOf(href);
      if (target === null) continue;
      const { line, column } = positionAt(body, offset);
      insertLink.run(id, target, links.length, line + bodyLine, column);
      links.push(target);
    }
    for (const path of aliases) insertAlias.run(path, id);
    for (const fact of facts) insertFact.run(id, fact);
    terms.put({
      slug,
      title,
      headings: [...scanned.headings],
      summary,
      keywords,
      topics: topics.map((topic) => ({ id: topic, name: options.topicName(topic) })),
      text: scanned.text,
      publishedAt: article.publishedAt,
      related,
      links,
    });
  };

  return { put, remove, fileOf };
}
