import { parseArgs } from 'node:util';
import { readCollection } from '../editorial/collection.ts';
import { planRename } from '../editorial/rename.ts';
import { carryOut } from '../editorial/rename-plan.ts';
import { readEnvironment } from '../site/environment.ts';
import { UserError } from '../site/errors.ts';
import { explainMistakes } from './explain.ts';

const USAGE = 'npm run rename -- old-name new-name [--dry-run]';

explainMistakes(USAGE, () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  });
  const [oldName, newName, ...more] = positionals;
  if (oldName === undefined || newName === undefined || more.length > 0) {
    throw new UserError(`写出旧名和新名，例如 ${USAGE}`);
  }
  const isTrial = values['dry-run'];
  const { contentDir } = readEnvironment(process.env);
  const plan = planRename(readCollection(contentDir), oldName, newName);
  if (!isTrial) carryOut(contentDir, plan);
  const { from, to, note, references, unread } = plan;
  if (note !== null) console.log(note);
  console.log(`${from} → ${to}\n旧地址会永久转到新地址。`);
  const done = isTrial ? '要改' : '改了';
  console.log(
    references.length === 0 ? '没有别的文件提到它。' : `${done} ${references.length} 个文件里的引用：`,
  );
  for (const { file } of references) console.log(`  ${file}`);
  for (const { file, message } of unread)
    console.log(`${file} ${isTrial ? '不会改' : '没有改'}（${message}）：里面提到它的地方要自己改`);
  if (isTrial) console.log('这只是看看，什么也没有改；去掉 --dry-run 就照这样改。');
  return 0;
});
