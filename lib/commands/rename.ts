import { parseArgs } from 'node:util';
import { readCollection } from '../editorial/collection.ts';
import { renameArticle } from '../editorial/rename.ts';
import { readEnvironment } from '../site/environment.ts';
import { UserError } from '../site/errors.ts';
import { explainMistakes } from './explain.ts';

const USAGE = 'npm run rename -- old-slug new-slug';

explainMistakes(USAGE, () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [oldName, newName, ...more] = positionals;
  if (oldName === undefined || newName === undefined || more.length > 0) {
    throw new UserError(`写出旧名和新名，例如 ${USAGE}`);
  }
  const { contentDir } = readEnvironment(process.env);
  const { from, to, updated, unread } = renameArticle(readCollection(contentDir), oldName, newName);
  console.log(`${from} → ${to}\n旧地址会永久转到新地址。`);
  console.log(updated.length === 0 ? '没有别的文件提到它。' : `改了 ${updated.length} 个文件里的引用：`);
  for (const file of updated) console.log(`  ${file}`);
  for (const { file, message } of unread)
    console.log(`${file} 没有改（${message}）：里面提到它的地方要自己改`);
  return 0;
});
