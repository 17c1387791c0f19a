import { jsonSchemas } from '../editorial/json-schemas.ts';
import { replaceFile } from '../editorial/write-file.ts';

for (const [file, text] of Object.entries(jsonSchemas())) {
  replaceFile(file, text);
  console.log(file);
}
