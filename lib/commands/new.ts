import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { readCollection } from '../editorial/collection.ts';
import { newArticle } from '../editorial/new-article.ts';
import { readEnvironment } from '../site/environment.ts';
import { UserError } from '../site/errors.ts';
import { explainMistakes } from './explain.ts';

const USAGE = 'npm run new -- "礼品卡过期了怎么办" --topic eka-basics';

explainMistakes(USAGE, () => {
  const { values, positionals } = parseArgs({
    options: { topic: { type: 'string' } },
    allowPositionals: true,
  });
  const title = positionals.join(' ').trim();
  if (title === '') throw new UserError(`写出标题，例如 ${USAGE}`);
  const { contentDir } = readEnvironment(process.env);
  const made = newArticle(readCollection(contentDir), { title, topic: values.topic, now: Date.now() });
  console.log(relative(process.cwd(), join(contentDir, made.file)));
  if (made.topicChosen) console.error(`主题先写了 ${made.topic}，不合适就在文件里改。`);
  return 0;
});
