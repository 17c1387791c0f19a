import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { rows, textValue, values } from '../../lib/library/rows.ts';
import { articleText } from './content-folder.ts';
import { imported } from './imported.ts';

const { folders, library, everything } = imported();

const save = (slug: string, fields: string, body?: string): void => {
  folders().write(`articles/${slug}.md`, articleText(slug, { fields, body }));
  everything();
};

it('what an article named before it was saved again or deleted is gone: the database grew with every save', () => {
  const names = (table: string, column: string): string[] =>
    values(library().db, textValue, `select ${column} value from ${table} order by 1`);
  const all = () => [
    names('article_topics', 'topic_id'),
    names('article_related', 'target_slug'),
    names('article_links', 'target_slug'),
    names('article_addresses', 'href'),
    names('aliases', 'path'),
    names('article_texts', 'trim(markdown, char(10))'),
    names('articles', 'slug'),
  ];
  const body = (name: string): string => `[文](/articles/${name}) ![图](/images/${name}.png)`;
  for (const name of ['x', 'y']) {
    save('a', `related: [${name}]\naliases: [/${name}]\n`, body(name));
    expect(all()).toEqual([
      ['fenqi'],
      [name],
      [name],
      [`/images/${name}.png`],
      [`/${name}`],
      [body(name)],
      ['a'],
    ]);
  }
  rmSync(join(folders().contentDir, 'articles/a.md'));
  everything();
  expect(all()).toEqual([[], [], [], [], [], [], []]);
});

it('an article may name dozens of others, each with its place in the file and in the order', () => {
  const slugs = Array.from({ length: 45 }, (_, at) => `s-${at}`);
  save('a', '', slugs.map((slug) => `[文](/articles/${slug})\n`).join('\n'));
  const links = rows(
    library().db,
    z.object({ target_slug: z.string(), line: z.number(), col: z.number() }),
    'select target_slug, line, col from article_links order by position',
  );
  expect(links).toEqual(slugs.map((slug, at) => ({ target_slug: slug, line: 8 + 2 * at, col: 5 })));
});
