import * as z from 'zod';
import { frontMatterSchema } from '../content/article.ts';

/** Where the schema lies, seen from the repository. */
export const SCHEMA_FILE = 'content/front-matter.schema.json';

/**
 * The JSON Schema (draft 7, which editors' YAML support reads) of an article's front matter, made from the schema
 * that the site itself uses. As text, with a line end.
 */
export function frontMatterJsonSchema(): string {
  const schema = z.toJSONSchema(frontMatterSchema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema, path }) => {
      // `12315` is a number to YAML and is read as a word.
      if (path.join('/') === 'properties/keywords/items') jsonSchema.type = ['string', 'number'];
    },
  });
  // Short lists on one line, as the repository's formatter writes JSON.
  const text = JSON.stringify({ title: '文章开头的信息', ...schema }, null, 2);
  return `${text.replace(/\[\s+("[^[\]{}]*")\s+\]/g, (_, items: string) => `[${items.replace(/,\s+/g, ', ')}]`)}\n`;
}
