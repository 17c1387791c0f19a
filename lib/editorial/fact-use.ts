import type { Fact } from '../content/fact.ts';
import { suggestion } from '../content/suggestion.ts';
import type { Collection } from './collection.ts';

const CERTAINTY: Readonly<Record<Fact['certainty'], string>> = {
  verified: '看过原文',
  reported: '见于公开页面，要写明出处和日期',
  weak: '出处较弱，能不用就不用',
  general: '常识，没有出处，只作背景',
  computed: '自己算出，可以复算',
};

/**
 * A fact and the articles that use it, as text for the editor; null when neither the list nor an article has the id.
 */
export function factUse({ facts, articles }: Collection, id: string): string | null {
  const fact = facts?.find((candidate) => candidate.id === id);
  const users = articles.filter(({ article }) => article.facts.includes(id));
  if (fact === undefined && users.length === 0) return null;
  return [
    ...(fact === undefined
      ? [`${id}（不在 facts.yaml 里）`]
      : [`${id}（${CERTAINTY[fact.certainty]}）${fact.statement}`, `来源：${fact.source}`]),
    users.length === 0 ? '没有文章用到它。' : `用到它的文章（${users.length} 篇）：`,
    ...users.map(({ file, article }) => `  ${file}  ${article.title}`),
  ].join('\n');
}

/** The fix for an id that neither the list nor an article has. */
export const factSuggestion = ({ facts, articles }: Collection, id: string): string =>
  suggestion(
    id,
    new Map([
      ...articles.flatMap(({ article }) => article.facts.map((used): [string, string] => [used, ''])),
      ...(facts ?? []).map((fact): [string, string] => [fact.id, fact.statement]),
    ]),
  );
