import { SITE_FILE } from '../content/folder.ts';
import { byPlace, type Finding, finding, type Problem, wholeFile } from '../content/problem.ts';
import { isFixed, isRuleId, RULES, severityOf } from '../content/rules.ts';
import { nearest } from '../content/suggestion.ts';
import { defaultSite } from '../site/site.ts';
import { checkAliases } from './checks/aliases.ts';
import { checkNearDuplicates, checkSharedRuns } from './checks/duplicates.ts';
import { checkForeignMarkup } from './checks/foreign-markup.ts';
import { checkHiddenTargets } from './checks/hidden-targets.ts';
import { checkLinks } from './checks/links.ts';
import { checkLostShape } from './checks/lost-shape.ts';
import { checkPictures } from './checks/pictures.ts';
import { checkQuestions } from './checks/questions.ts';
import { checkRecords } from './checks/records.ts';
import { checkReferences } from './checks/references.ts';
import { checkRepeated } from './checks/repeated.ts';
import { checkTexts } from './checks/texts.ts';
import { checkUnread } from './checks/unread.ts';
import type { Collection } from './collection.ts';

/**
 * Every problem of a content folder: of single files, between files, and of style, each as severe as `site.yaml` says.
 * Sorted by file, line and column.
 * @param now milliseconds since the epoch
 */
export function check(collection: Collection, now: number): Problem[] {
  const { site } = collection;
  const drafts = new Set(collection.articles.flatMap(({ file, article }) => (article.draft ? [file] : [])));
  const problems: Problem[] = [];
  const add = (findings: Iterable<Finding>): void => {
    for (const finding of findings) {
      const { rule } = finding;
      const severity = severityOf(rule, site);
      if (severity === 'off') continue;
      // A draft may be unfinished. Once it is none, its problems count in full.
      const isUnfinished = drafts.has(finding.file) && !isFixed(rule);
      const fix = typeof finding.fix === 'string' ? finding.fix : finding.fix();
      problems.push({ ...finding, fix, severity: isUnfinished ? 'warn' : severity });
    }
  };
  add(collection.problems);
  add(checkUnread(collection));
  add(checkSettings(collection));
  add(checkReferences(collection));
  add(checkRepeated(collection));
  add(checkHiddenTargets(collection, now));
  add(checkLinks(collection));
  add(checkPictures(collection));
  add(checkForeignMarkup(collection));
  add(checkLostShape(collection));
  add(checkAliases(collection));
  add(checkRecords(collection, now));
  add(checkTexts(collection));
  add(checkQuestions(collection));
  if (severityOf('near-duplicate', site) !== 'off') add(checkNearDuplicates(collection));
  if (severityOf('shared-run', site) !== 'off') add(checkSharedRuns(collection));
  return problems.sort(byPlace);
}

/** A site without a name; rules in `site.yaml` that don't exist or can't be changed. */
function* checkSettings({ placeOf, site }: Collection): Iterable<Finding> {
  if (site.name === defaultSite.name) {
    const fix = '在内容文件夹的 site.yaml 里写上 name: 站名 和 description: 一句话介绍';
    yield finding(wholeFile(SITE_FILE), 'site-name', `没有写站名，网页上显示「${site.name}」`, fix);
  }
  for (const [id, severity] of Object.entries(site.rules)) {
    const place = placeOf(SITE_FILE, ['rules', id]);
    if (!isRuleId(id)) {
      const best = nearest(id, Object.keys(RULES));
      const fix = best === null ? `可用的规则：${changeable().join('、')}` : `是不是 ${best}？`;
      yield finding(place, 'unknown-rule', `没有「${id}」这条规则`, fix);
    } else if (isFixed(id) && severity !== 'error') {
      const message = `规则「${id}」不能改：有这个问题的文件不会出现在站上`;
      yield finding(place, 'unknown-rule', message, '删掉这一行，改好那些文件');
    }
  }
}

const changeable = (): string[] => Object.keys(RULES).filter((id) => isRuleId(id) && !isFixed(id));
