import type { RuleSeverity, Site } from '../site/site.ts';

/**
 * How a rule counts unless `site.yaml` says otherwise. `broken`: an error that keeps a file, or a part of it, out of
 * the site, so that `site.yaml` can't change it. `off`: a matter of style that a site turns on.
 */
type Rule = RuleSeverity | 'broken';

/** Every rule by its id. An import finds the problems of some, `npm run check` those of all. */
export const RULES = {
  // Files that can't be read.
  'unreadable-file': 'broken',
  'empty-folder': 'broken', // Nothing in the content folder but hidden files.
  slug: 'broken', // The file's name can't be an address.
  'file-size': 'broken',
  encoding: 'broken',
  'empty-file': 'broken',
  'merge-conflict': 'broken',
  'front-matter': 'broken',
  yaml: 'broken',
  'unknown-key': 'broken',
  'missing-key': 'broken',
  'invalid-value': 'broken',
  date: 'broken', // A time that does not exist, or in an order that cannot be.
  'empty-body': 'broken',
  'body-size': 'broken', // Too long, nested too deeply, or too many marks to be rendered in time.
  'folder-as-article': 'broken',
  'file-name': 'error', // Not read because of its name: `x.mdx`, `Topics.yml`, `_posts/`.
  'duplicate-slug': 'broken',
  'duplicate-topic': 'broken',
  'unknown-parent': 'broken', // Of a topic.
  'parent-circle': 'broken',
  'duplicate-fact': 'broken',
  'duplicate-synonym': 'broken',
  'cut-text': 'warn', // Of a text for readers, YAML takes what is behind a # for a comment.
  bom: 'warn',
  'line-ends': 'warn', // CR or CRLF.
  'unseen-character': 'warn', // Zero-width ones and marks of direction.
  // What files say of each other.
  'duplicate-title': 'error',
  'unknown-related': 'error',
  'self-related': 'error',
  'unknown-topic': 'error',
  'unknown-fact': 'error',
  'duplicate-topic-name': 'error',
  'unknown-featured': 'error',
  'site-name': 'warn',
  'listed-twice': 'warn',
  'joined-keywords': 'warn', // With a full-width comma, which YAML takes for a letter.
  'split-author': 'warn', // At the comma of a name: `[John Smith, Jr.]`.
  'hidden-target': 'warn', // A draft or an expired article, linked or recommended.
  'unknown-rule': 'error',
  'broken-link': 'error',
  'broken-anchor': 'error',
  'missing-image': 'error',
  'foreign-image': 'error', // On another site: the policy of the pages forbids it.
  'unused-image': 'warn',
  'image-format': 'warn', // Most browsers can’t show it, or the file can’t be opened.
  'large-image': 'warn',
  'picture-location': 'warn', // A photo that says where it was taken.
  'image-text': 'warn', // No alternative text.
  'title-repeated': 'warn', // As the first heading of the text.
  'foreign-markup': 'warn', // HTML, tags of other systems, and links, headings and footnotes that were typed wrong.
  'about-front-matter': 'error',
  'alias-collision': 'error',
  'redirect-loop': 'error', // A former address that is the present one, or two articles with each other’s.
  'near-duplicate': 'warn', // Titles that differ in signs alone, or texts that are nearly the same.
  'same-question': 'warn', // In two articles.
  orphan: 'warn', // Nothing leads to it.
  'empty-topic': 'warn', // No published article has it.
  // What readers and search engines see.
  'title-length': 'warn',
  'summary-length': 'warn', // Both would be cut in the results of search engines.
  'missing-sources': 'warn',
  'verified-old': 'warn', // `verifiedAt` is older than `verifiedWithinMonths`.
  'future-date': 'warn', // Updated, verified or corrected at a time to come.
  placeholder: 'error', // The summary that `npm run new` writes.
  'half-width-punctuation': 'warn',
  'title-punctuation': 'warn',
  'mixed-you': 'warn', // 你 and 您 in one article.
  // Style that a collection chooses.
  'verified-missing': 'off',
  'formal-you': 'off', // 您.
  exclamation: 'off',
  'boilerplate-heading': 'off', // 总结, 背景 and the like.
  'stock-phrase': 'off',
  'body-length': 'off', // Not 700 to 1,600 Han letters.
  'missing-steps': 'off', // No section 你可以这样做.
  'related-count': 'off', // Not 3 to 6.
  'summary-repeated': 'off', // The text says a part of the summary again.
  'shared-run': 'off', // 25 Han letters in a row or more that another article has.
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;

export const isRuleId = (id: string): id is RuleId => Object.hasOwn(RULES, id);

/** Whether `site.yaml` can't change the rule. */
export const isFixed = (id: RuleId): boolean => RULES[id] === 'broken';

/** How a rule counts on a site. */
export function severityOf(id: RuleId, site: Site): RuleSeverity {
  const rule = RULES[id];
  return rule === 'broken' ? 'error' : (site.rules[id] ?? rule);
}
