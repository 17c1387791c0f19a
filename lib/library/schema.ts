/** To be raised with every change of the tables or of what is read from files: each version has its own database. */
export const SCHEMA_VERSION = 21;

/** End of time for an article that does not expire (the largest date of ECMAScript, in ms). */
export const NEVER = 8_640_000_000_000_000;

/**
 * The tables.
 *
 * `term_documents` holds what related links and search need to know (`terms.ts`), one row an article. `change` grows
 * with every write (autoincrement never gives a number twice), so that an index that remembers the last `change` it has
 * read finds what is new to it. A removed article leaves a row without a vector. Lists stand one entry a line. `vector`
 * is what `encodeVector` wrote. `text` comes last: SQLite doesn't read a row further than to the columns asked for.
 */
export const librarySchema = `
create table meta (key text primary key, value text not null) without rowid;
create table files (
  path text primary key,
  size integer not null,
  mtime real not null,
  hash text not null
) without rowid;
create table problems (
  file text not null,
  line integer not null,
  col integer not null,
  severity text not null,
  rule text not null,
  message text not null,
  fix text not null
);
create table topics (
  id text primary key,
  name text not null,
  summary text not null,
  parent text,
  position integer not null
) without rowid;
create table topic_aliases (path text primary key, topic_id text not null) without rowid;
create table articles (
  id integer primary key,
  slug text not null unique,
  file text not null unique,
  title text not null,
  summary text not null,
  main_topic text,
  published_at integer not null,
  updated_at integer,
  expires_at integer,
  draft integer not null,
  visible_from integer,
  visible_until integer not null,
  title_line integer not null,
  title_col integer not null,
  characters integer not null
);
create table article_texts (article_id integer primary key, record text not null, markdown text not null);
create table article_topics (article_id integer, topic_id text, position integer, line integer, col integer,
  primary key (article_id, position)) without rowid;
create table article_related (article_id integer, target_slug text, position integer, line integer, col integer,
  reason text, primary key (article_id, position)) without rowid;
create table article_links (article_id integer, target_slug text, position integer, line integer, col integer,
  primary key (article_id, position)) without rowid;
create table article_addresses (article_id integer, href text, position integer, line integer, col integer,
  image integer not null, primary key (article_id, position)) without rowid;
create table aliases (path text not null, article_id integer not null, primary key (path, article_id)) without rowid;
create table term_documents (
  change integer primary key autoincrement,
  slug text not null unique,
  published_at integer not null,
  title text not null,
  keywords text not null,
  topics text not null,
  headings text not null,
  summary text not null,
  questions text not null,
  vector blob,
  text text not null
);
`;

/** Made last when a library is built: from rows that are there already, an index takes a third of the time. */
export const libraryIndexes = `
create index problems_by_file on problems (file);
create index articles_by_date on articles (published_at desc, slug);
create index articles_by_topic on articles (main_topic, published_at, slug);
create index articles_by_title on articles (title);
create index aliases_by_article on aliases (article_id);
create index articles_by_start on articles (visible_from, visible_until);
create index articles_by_end on articles (visible_until);
create index articles_by_expiry on articles (expires_at) where expires_at is not null;
create index article_topics_by_topic on article_topics (topic_id, article_id);
create index article_related_by_target on article_related (target_slug);
create index article_links_by_target on article_links (target_slug);
`;
