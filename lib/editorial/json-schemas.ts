import * as z from 'zod';
import { frontMatterSchema } from '../content/article.ts';
import { topicsSchema } from '../content/topic.ts';

/**
 * JSON Schemas (draft 7, which editors' YAML support reads) of an article's front matter and of `topics.yaml`, made
 * from the schemas that the site itself uses. By where they lie, seen from the repository; as text, with a line end.
 */
export const jsonSchemas = (): Readonly<Record<string, string>> => ({
  'content/front-matter.schema.json': schemaText('文章开头的信息', frontMatterSchema),
  'content/topics.schema.json': schemaText('主题', topicsSchema),
});

function schemaText(title: string, schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema, path }) => {
      // `12315` is a number to YAML and is read as a word.
      if (path.join('/') === 'properties/keywords/items') jsonSchema.type = ['string', 'number'];
    },
  });
  // Short lists on one line, as the repository's formatter writes JSON.
  const text = JSON.stringify({ title, ...json }, null, 2);
  return `${text.replace(/\[\s+("[^[\]{}]*")\s+\]/g, (_, items: string) => `[${items.replace(/,\s+/g, ', ')}]`)}\n`;
}
