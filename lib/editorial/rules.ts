import type { ContentRule, Problem } from '../content/problem.ts';
import type { RuleSeverity, Site } from '../site/site.ts';

export interface Rule {
  /** How it counts unless `site.yaml` says otherwise. */
  readonly severity: RuleSeverity;
  /** True for what keeps a file, or a part of it, out of the site: `site.yaml` can't change that. */
  readonly fixed?: true;
  /** What it finds, for editors. */
  readonly about: string;
}

const broken = (about: string): Rule => ({ severity: 'error', fixed: true, about });
const error = (about: string): Rule => ({ severity: 'error', about });
const warn = (about: string): Rule => ({ severity: 'warn', about });
/** A rule of style that a site turns on in its `site.yaml`. */
const off = (about: string): Rule => ({ severity: 'off', about });

/** Every rule of `npm run check` by its id. */
export const RULES = {
  // Files that can't be read.
  'unreadable-file': broken('文件或文件夹读不了'),
  slug: broken('文件名不能当地址'),
  'file-size': broken('文件太大'),
  encoding: broken('不是有效的 UTF-8'),
  'empty-file': broken('文件是空的'),
  'merge-conflict': broken('还留着合并时的冲突标记'),
  'front-matter': broken('开头没有完整的信息区'),
  yaml: broken('YAML 写错'),
  'unknown-key': broken('没有这个字段'),
  'missing-key': broken('缺少必填字段'),
  'invalid-value': broken('字段的值不对'),
  date: broken('时间不对'),
  'empty-body': broken('没有正文'),
  'body-size': broken('正文太长，或标记太多、套得太深'),
  'folder-as-article': broken('文件夹的名字以 .md 结尾'),
  'file-name': error('文件的名字不对，所以没有读'),
  'duplicate-slug': broken('两个文件争一个地址'),
  'duplicate-topic': broken('主题 id 写了两次'),
  'unknown-parent': broken('上级主题不存在'),
  'parent-circle': broken('上级主题绕成了圈'),
  'duplicate-fact': broken('事实编号写了两次'),
  'duplicate-synonym': broken('同一组里一个词写了两次'),
  bom: warn('文件开头有 BOM'),
  'line-ends': warn('换行符不是 LF'),
  'unseen-character': warn('看不见的字符'),
  // What files say of each other.
  'duplicate-title': error('两篇文章的标题相同'),
  'unknown-related': error('related 里的文章不存在'),
  'self-related': error('文章把自己列进了 related'),
  'unknown-topic': error('主题不存在'),
  'unknown-fact': error('事实编号不在 facts.yaml 里'),
  'duplicate-topic-name': error('两个主题同名'),
  'unknown-featured': error('site.yaml 推荐的文章不存在'),
  'site-name': warn('没有写站名'),
  'listed-twice': warn('同一个列表里写了两次'),
  'hidden-target': warn('链接或推荐的文章是草稿，或已经下线'),
  'unknown-rule': error('site.yaml 里写了没有的规则'),
  'broken-link': error('站内链接没有对应的页面'),
  'broken-anchor': error('链接指向的小标题不存在'),
  'missing-image': error('图片文件不存在'),
  'foreign-image': error('图片在别的网站上，网页不显示'),
  'unused-image': warn('图片没有文章使用'),
  'image-format': warn('浏览器打不开的图片'),
  'large-image': warn('图片文件太大'),
  'image-text': warn('图片没有替代文字'),
  'title-repeated': warn('正文的第一个小标题重复了标题'),
  'foreign-markup': warn('HTML、别的系统的标签或写坏的标记，网页上不起作用'),
  'about-front-matter': error('about.md 里写了开头信息'),
  'alias-collision': error('旧地址与别的文章或页面相同'),
  'redirect-loop': error('旧地址转来转去'),
  'near-duplicate': warn('两篇文章的标题或正文几乎一样'),
  'same-question': warn('两篇文章写了同一个问题'),
  orphan: warn('没有文章链接到它'),
  'empty-topic': warn('主题下没有文章'),
  // What readers and search engines see.
  'title-length': warn('标题在搜索结果里会被截断'),
  'summary-length': warn('摘要在搜索结果里会被截断'),
  'missing-sources': warn('没有来源'),
  'verified-old': warn('核实日期太旧'),
  'future-date': warn('更新、核实或更正的时间还没到'),
  placeholder: error('还留着新建文章时的占位文字'),
  'half-width-punctuation': warn('中文里的半角标点'),
  'title-punctuation': warn('标题里的半角标点'),
  'mixed-you': warn('同一篇里「您」和「你」混用'),
  // Style that a collection chooses.
  'verified-missing': off('没有核实日期'),
  'formal-you': off('用了「您」'),
  exclamation: off('用了感叹号'),
  'boilerplate-heading': off('小标题是套话'),
  'stock-phrase': off('正文里有套话'),
  'body-length': off('正文不在 700 到 1,600 个汉字之间'),
  'missing-steps': off('缺少「你可以这样做」一节'),
  'related-count': off('related 不是 3 到 6 篇'),
  'summary-repeated': off('正文重复了摘要的句子'),
  'shared-run': off('与另一篇文章有 25 个以上连续相同的汉字'),
} satisfies Record<ContentRule, Rule> & Record<string, Rule>;

export type RuleId = keyof typeof RULES;

export const isRuleId = (id: string): id is RuleId => Object.hasOwn(RULES, id);

/** Whether `site.yaml` can't change the rule. */
export const isFixed = (id: RuleId): boolean => {
  const rule: Rule = RULES[id];
  return rule.fixed === true;
};

/** How a rule counts on a site. */
export const severityOf = (id: RuleId, site: Site): RuleSeverity =>
  isFixed(id) ? RULES[id].severity : (site.rules[id] ?? RULES[id].severity);

/** A problem before the site's settings have given it a severity. */
export type Finding = Omit<Problem<RuleId>, 'severity'>;
