import { refuseClosed } from '../content/closed-folder.ts';
import { nameIn } from '../content/slug.ts';
import { meantId } from '../content/suggestion.ts';
import { UserError } from '../site/errors.ts';
import type { Collection } from './collection.ts';
import { articleToRename, planArticleRename } from './rename-article.ts';
import type { RenamePlan } from './rename-plan.ts';
import { isTopicKnown, planTopicRename } from './rename-topic.ts';

/**
 * Works out how an article gets another slug, or a topic another id. Of the old name, `some-slug`, `some-slug.md`,
 * `articles/some-slug.md` and `/articles/some-slug` all mean the same; a topic is `some-id` or `/topics/some-id`.
 * @throws UserError when the folder can't be read, there is neither, or both, or the new name is taken or no address
 */
export function planRename(collection: Collection, oldName: string, newName: string): RenamePlan {
  refuseClosed(collection.contentDir, collection.problems);
  const [from, to] = [nameIn(oldName), nameIn(newName)];
  const isArticle = articleToRename(collection, from, to) !== undefined || collection.unreadable.has(from);
  const isTopic = isTopicKnown(collection, from);
  const isSaidTopic = /(?:^|\/)topics\//.test(oldName);
  const isSaidArticle = /(?:^|\/)articles\/|\.md$/.test(oldName);
  if (isTopic && !isSaidArticle && isArticle && !isSaidTopic) {
    throw new UserError(`「${from}」既是文章又是主题：写成 /articles/${from} 或 /topics/${from}`);
  }
  if (isTopic && !isSaidArticle) return planTopicRename(collection, from, to);
  if (isArticle && !isSaidTopic) return planArticleRename(collection, from, to);
  const titles = isSaidTopic ? [] : collection.titles;
  const topics = isSaidArticle ? [] : collection.topicNames;
  const what = isSaidTopic ? '主题' : isSaidArticle ? '文章' : '文章或主题';
  const how = isSaidTopic
    ? '写主题的 id'
    : isSaidArticle
      ? '写文件名，不带 .md'
      : '写文件名（不带 .md），或主题的 id';
  throw new UserError(
    `没有「${from}」这个名字的${what}：${meantId(from, new Map([...titles, ...topics])) ?? how}`,
  );
}
