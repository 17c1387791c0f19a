import { SITE_FILE, TOPICS_FILE } from '../../content/folder.ts';
import { type Finding, finding } from '../../content/problem.ts';
import { scalar } from '../../content/yaml-scalar.ts';
import { lettersOf } from '../../text/fold.ts';
import type { Collection } from '../collection.ts';

/** What people type between words, and YAML takes for a part of them. */
const BETWEEN_WORDS = /\s*[，、；]\s*/;
/** What stands behind a comma in a name. */
const NAME_END = /^(?:Jr|Sr|I{2,3}|IV|Ph\.?D|M\.?D|Inc|Ltd|LLC)\.?$/i;

/** Lists that name something twice, two words as one or one author as two, and topics with the same name. */
export function* checkRepeated(collection: Collection): Iterable<Finding> {
  const { site, topics, articles, articleAt, placeOf } = collection;
  /** An article's present slug: a list may name it by a former one. */
  const slugNow = (slug: string): string => articleAt(slug)?.article.slug ?? slug;
  const repeated = function* (file: string, field: string, list: readonly string[]): Iterable<Finding> {
    for (const [index, name] of list.entries()) {
      if (list.indexOf(name) === index) continue;
      const message = `${field} 里「${name}」写了两次`;
      yield finding(placeOf(file, [field, index]), 'listed-twice', message, '删掉其中一个');
    }
  };
  yield* repeated(SITE_FILE, 'featured', site.featured.map(slugNow));
  for (const { file, article } of articles) {
    yield* repeated(
      file,
      'related',
      article.related.map(({ slug }) => slugNow(slug)),
    );
    for (const field of ['topics', 'keywords', 'facts'] as const)
      yield* repeated(file, field, article[field]);
    for (const [index, keyword] of article.keywords.entries()) {
      const words = keyword.split(BETWEEN_WORDS);
      if (words.length === 1) continue;
      const message = `关键词「${keyword}」里有全角标点，搜索把它整个当作一个词`;
      const fix = `改成 ${words.filter((word) => word !== '').join(', ')}`;
      yield finding(placeOf(file, ['keywords', index]), 'joined-keywords', message, fix);
    }
    for (const [index, name] of article.authors.entries()) {
      const before = article.authors[index - 1];
      if (before === undefined || !NAME_END.test(name)) continue;
      const message = `「${name}」成了单独的一个作者：逗号分开列表里的每一项`;
      const fix = `是前一个名字的一部分，就用引号包起来：${scalar(`${before}, ${name}`)}`;
      yield finding(placeOf(file, ['authors', index]), 'split-author', message, fix);
    }
  }
  const named = new Map<string, string>();
  for (const [index, { id, name }] of (topics ?? []).entries()) {
    const letters = lettersOf(name);
    const other = named.get(letters);
    named.set(letters, other ?? id);
    if (other === undefined || letters === '') continue;
    const fix = '改写其中一个名字，让读者分得清；或并成一个主题（另一个的地址写进 aliases）';
    const message = `主题「${id}」和「${other}」同名：${name}`;
    yield finding(placeOf(TOPICS_FILE, [index, 'name']), 'duplicate-topic-name', message, fix);
  }
}
