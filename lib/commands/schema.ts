import { frontMatterJsonSchema, SCHEMA_FILE } from '../editorial/front-matter-schema.ts';
import { replaceFile } from '../editorial/write-file.ts';

replaceFile(SCHEMA_FILE, frontMatterJsonSchema());
console.log(SCHEMA_FILE);
