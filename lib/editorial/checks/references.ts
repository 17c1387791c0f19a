import { SITE_FILE } from '../../content/folder.ts';
import { suggestion } from '../../content/suggestion.ts';
import { presentTopic, topicFix } from '../../content/topic.ts';
import { unknownFeatured } from '../../library/wrong-addresses.ts';
import { type CheckedArticle, type Collection, titlesOf } from '../collection.ts';
import type { Finding } from '../rules.ts';

/** References in front matter and in `site.yaml` to what doesn't exist, and titles that two articles have. */
export function* checkReferences(collection: Collection): Iterable<Finding> {
  const { articles, bySlug, articleAt, unreadable, site, placeOf } = collection;
  const titles = titlesOf(articles);
  const exists = (slug: string): boolean => bySlug.has(slug) || unreadable.has(slug);
  const allTopics = collection.topics ?? [];
  const topicNames = new Map(allTopics.map(({ id, name }) => [id, name]));
  const facts = new Map(collection.facts?.map(({ id, statement }) => [id, statement]));
  const byTitle = new Map<string, CheckedArticle>();
  for (const checked of articles) {
    const { file, article } = checked;
    const { title, related, topics, facts: named } = article;
    for (const [index, { slug: target }] of related.entries()) {
      const place = { file, ...placeOf(file, ['related', index]) };
      const there = exists(target) ? bySlug.get(target) : articleAt(target);
      if (there === checked) {
        yield { ...place, rule: 'self-related', message: '文章把自己列进了 related', fix: '删掉这一项' };
      } else if (there === undefined && !exists(target)) {
        const message = `related 里的「${target}」不是已有文章`;
        yield { ...place, rule: 'unknown-related', message, fix: suggestion(target, titles) };
      }
    }
    for (const [index, topic] of topics.entries()) {
      // Without topics.yaml, the topics are those that the articles name.
      if (topicNames.size === 0 || topicNames.has(topic)) continue;
      yield {
        file,
        ...placeOf(file, ['topics', index]),
        rule: 'unknown-topic',
        message: `主题「${topic}」不在 topics.yaml 里`,
        fix: topicFix(topic, presentTopic(topic, allTopics), topicNames),
      };
    }
    for (const [index, fact] of named.entries()) {
      if (collection.facts === null || facts.has(fact)) continue;
      yield {
        file,
        ...placeOf(file, ['facts', index]),
        rule: 'unknown-fact',
        message: `事实「${fact}」不在 facts.yaml 里`,
        fix: suggestion(fact, facts),
      };
    }
    const first = byTitle.get(title);
    if (first === undefined) byTitle.set(title, checked);
    else {
      yield {
        file,
        ...placeOf(file, ['title']),
        rule: 'duplicate-title',
        message: `标题「${title}」与 ${first.file} 相同`,
        fix: '改写其中一个标题，让读者分得清',
      };
    }
  }
  for (const [index, slug] of site.featured.entries()) {
    if (exists(slug)) continue;
    const wrong = unknownFeatured(slug, () => titles);
    yield { file: SITE_FILE, ...placeOf(SITE_FILE, ['featured', index]), ...wrong, fix: wrong.fix() };
  }
}
