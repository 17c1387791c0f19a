import { SITE_FILE, TOPICS_FILE } from '../../content/folder.ts';
import { lettersOf } from '../../text/fold.ts';
import { type Collection, fieldPlace } from '../collection.ts';
import type { Finding } from '../rules.ts';
import { byFormerSlug } from './addresses.ts';

/** What a list names twice, and topics that readers can't tell apart by their names. */
export function* checkRepeated(collection: Collection): Iterable<Finding> {
  const { contentDir, site, topics, articles, bySlug } = collection;
  const former = byFormerSlug(collection);
  /** The slug of now: an article may stand in a list by a former one, too. */
  const slugNow = (slug: string): string => (bySlug.get(slug) ?? former.get(slug))?.article.slug ?? slug;
  const repeated = function* (file: string, field: string, list: readonly string[]): Iterable<Finding> {
    for (const [index, name] of list.entries()) {
      if (list.indexOf(name) === index) continue;
      yield {
        file,
        ...fieldPlace(contentDir, file, [field, index]),
        rule: 'listed-twice',
        message: `${field} 里「${name}」写了两次`,
        fix: '删掉其中一个',
      };
    }
  };
  yield* repeated(SITE_FILE, 'featured', site.featured.map(slugNow));
  for (const { file, article } of articles) {
    yield* repeated(file, 'related', article.related.map(slugNow));
    for (const field of ['topics', 'keywords', 'facts'] as const)
      yield* repeated(file, field, article[field]);
  }
  const named = new Map<string, string>();
  for (const [index, { id, name }] of (topics ?? []).entries()) {
    const letters = lettersOf(name);
    const other = named.get(letters);
    named.set(letters, other ?? id);
    if (other === undefined || letters === '') continue;
    yield {
      file: TOPICS_FILE,
      ...fieldPlace(contentDir, TOPICS_FILE, [index, 'name']),
      rule: 'duplicate-topic-name',
      message: `主题「${id}」和「${other}」同名：${name}`,
      fix: '改写其中一个名字，让读者分得清；或并成一个主题',
    };
  }
}
