import { type Finding, finding } from '../../content/problem.ts';
import { lettersOf } from '../../text/fold.ts';
import type { Collection } from '../collection.ts';

/** Questions that two articles claim: the search can show only one of them first. */
export function* checkQuestions({ articles, placeOf }: Collection): Iterable<Finding> {
  const owners = new Map<string, string>();
  for (const { file, article } of articles) {
    for (const [index, question] of article.questions.entries()) {
      const letters = lettersOf(question);
      if (letters === '') continue;
      const owner = owners.get(letters) ?? file;
      owners.set(letters, owner);
      if (owner === file) continue;
      const message = `问题「${question}」也写在 ${owner} 里，搜它只有一篇能排在最前`;
      const fix = '留给答得更直接的那一篇，另一篇换个问法';
      yield finding(placeOf(file, ['questions', index]), 'same-question', message, fix);
    }
  }
}
