import { SITE_FILE } from '../../content/folder.ts';
import { type Finding, finding } from '../../content/problem.ts';
import { suggestion } from '../../content/suggestion.ts';
import { presentTopic } from '../../content/topic.ts';
import {
  duplicateTitle,
  SELF_RELATED,
  unknownArticle,
  unknownTopic,
} from '../../library/wrong-references.ts';
import type { Collection } from '../collection.ts';

/** References in front matter and in `site.yaml` to what doesn't exist, and titles that two articles have. */
export function* checkReferences(collection: Collection): Iterable<Finding> {
  const { articles, titles, topicNames, bySlug, articleAt, unreadable, site, placeOf } = collection;
  const exists = (slug: string): boolean => bySlug.has(slug) || unreadable.has(slug);
  const facts = new Map(collection.facts?.map(({ id, statement }) => [id, statement]));
  const byTitle = new Map<string, string>();
  for (const checked of articles) {
    const { file, article } = checked;
    for (const [index, { slug }] of article.related.entries()) {
      const there = exists(slug) ? bySlug.get(slug) : articleAt(slug);
      const isUnknown = there === undefined && !exists(slug);
      if (there !== checked && !isUnknown) continue;
      const wrong = isUnknown ? unknownArticle('unknown-related', slug, () => titles) : SELF_RELATED;
      yield { ...placeOf(file, ['related', index]), ...wrong };
    }
    for (const [index, topic] of article.topics.entries()) {
      // Without topics.yaml, the topics are those that the articles name.
      if (topicNames.size === 0 || topicNames.has(topic)) continue;
      const wrong = unknownTopic(topic, () => presentTopic(topic, collection.topics ?? []), topicNames);
      yield { ...placeOf(file, ['topics', index]), ...wrong };
    }
    for (const [index, fact] of article.facts.entries()) {
      if (collection.facts === null || facts.has(fact)) continue;
      const message = `事实「${fact}」不在 facts.yaml 里`;
      yield finding(placeOf(file, ['facts', index]), 'unknown-fact', message, () => suggestion(fact, facts));
    }
    const first = byTitle.get(article.title);
    if (first === undefined) byTitle.set(article.title, file);
    else yield { ...placeOf(file, ['title']), ...duplicateTitle(article.title, first) };
  }
  for (const [index, slug] of site.featured.entries()) {
    if (exists(slug)) continue;
    const wrong = unknownArticle('unknown-featured', slug, () => titles);
    yield { ...placeOf(SITE_FILE, ['featured', index]), ...wrong };
  }
}
