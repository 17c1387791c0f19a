import { type FilePlace, type Finding, finding, wholeFile } from '../../content/problem.ts';
import { type RuleId, severityOf } from '../../content/rules.ts';
import { proseOf } from '../../markdown/tokens.ts';
import { STEPS_HEADING } from '../../site/wording.ts';
import { type CheckedArticle, type CheckedText, type Collection, textPlace } from '../collection.ts';
import { halfWidthPunctuation, mayHaveHalfWidth, toFullWidth } from '../half-width.ts';

const BOILERPLATE =
  /^(?:引言|前言|导语|导读|概述|背景|总结|小结|结语|结论|结束语|写在最后|写在前面|注意事项|常见问题|温馨提示)[：:]?$/;
const NUMBERING =
  /^(?:[一二三四五六七八九十]+[、.．]|\d+[、.．)）]|第[一二三四五六七八九十]+[节章部]分?[：:\s]*)\s*/;
const STOCK_PHRASE =
  /小编|众所周知|不言而喻|毋庸置疑|总而言之|综上所述|(?:总之|综上)(?=[，,])|随着[^，。\n]{1,20}的(?:快速|不断|迅速|蓬勃)?发展/g;
/** Words and marks that are problems wherever they stand in prose. */
const WORDING: readonly {
  readonly rule: RuleId;
  readonly pattern: RegExp;
  readonly message: (found: string) => string;
  readonly fix: string;
}[] = [
  { rule: 'formal-you', pattern: /您/g, message: () => '用了「您」', fix: '改成「你」' },
  { rule: 'exclamation', pattern: /[！!]+/g, message: () => '用了感叹号', fix: '改成句号，让事实说话' },
  {
    rule: 'stock-phrase',
    pattern: STOCK_PHRASE,
    message: (found) => `「${found}」是套话`,
    fix: '删掉，直接说事',
  },
];
const LEAST_CHARACTERS = 700;
const MOST_CHARACTERS = 1600;
/** From so many Han letters in a row on, the text repeats the summary. */
const REPEATED_RUN = 20;

/** How the texts are written. */
export function* checkTexts({ articles, about, texts, placeOf, site }: Collection): Iterable<Finding> {
  const lookForRepeated = severityOf('summary-repeated', site) !== 'off';
  for (const checked of articles) {
    const { file, article, outline } = checked;
    const summaryPlace = (): FilePlace => placeOf(file, ['summary']);
    yield* checkSentences(article.summary, summaryPlace);
    for (const [index, { reason }] of article.related.entries()) {
      if (reason !== undefined)
        yield* checkSentences(reason, () => placeOf(file, ['related', index, 'reason']));
    }
    yield* checkWhole(checked, summaryPlace);
    const [titleMark] = halfWidthPunctuation(article.title);
    if (titleMark !== undefined) {
      const message = `标题里的「${titleMark.mark}」是半角标点`;
      const fix = `改成「${toFullWidth(article.title, (title) => title)}」`;
      yield finding(placeOf(file, ['title']), 'title-punctuation', message, fix);
    }
    const run = lookForRepeated ? repeatedRun(article.summary, outline.text) : null;
    if (run !== null) {
      const fix = '摘要显示在正文上方，正文换个说法或直接往下讲';
      yield finding(summaryPlace(), 'summary-repeated', `正文重复了摘要里的「${run}」`, fix);
    }
  }
  for (const text of texts) yield* checkBody(text);
  if (about !== null && /^---[ \t]*\n/.test(about.markdown)) {
    const message = '这个文件不要开头信息：它会显示在网页上';
    const fix = '删掉两行 --- 和中间的字段，只留正文；npm run check -- --fix 可以把它们改成注释';
    yield finding(wholeFile(about.file), 'about-front-matter', message, fix);
  }
}

function checkBody(text: CheckedText): Iterable<Finding> {
  const { markdown } = text;
  // To tell prose from the rest takes parsing the text: most texts have nothing to look for.
  const suspect =
    mayHaveHalfWidth(markdown) || WORDING.some(({ pattern }) => markdown.search(pattern) !== -1);
  return suspect ? checkSentences(proseOf(markdown), (offset) => textPlace(text, offset)) : [];
}

/** Rules for single sentences: one problem for each line with half-width marks, and for each word. */
function* checkSentences(text: string, place: (offset: number) => FilePlace): Iterable<Finding> {
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const [first, ...others] = halfWidthPunctuation(line);
    if (first === undefined) continue;
    const count = others.length === 0 ? '' : `，这一行共 ${others.length + 1} 处`;
    yield {
      ...place(index + first.offset),
      rule: 'half-width-punctuation',
      message: `中文里的「${first.mark}」是半角标点${count}`,
      fix: `改成「${first.fullWidth}」；npm run check -- --fix 可以代劳`,
    };
  }
  for (const { rule, pattern, message, fix } of WORDING) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      yield { ...place(index), rule, message: message(found), fix };
    }
  }
}

/** Rules for an article as a whole. */
function* checkWhole(checked: CheckedArticle, summaryPlace: () => FilePlace): Iterable<Finding> {
  const { article, markdown, outline } = checked;
  const text = `${article.summary}\n${outline.text}`;
  const [formal, plain] = [text.split('您').length - 1, text.split('你').length - 1];
  if (formal > 0 && plain > 0) {
    const offset = proseOf(markdown).indexOf(formal < plain ? '您' : '你');
    const place = offset === -1 ? summaryPlace() : textPlace(checked, offset);
    yield finding(place, 'mixed-you', `「你」${plain} 处，「您」${formal} 处，混在一篇里`, '全篇只用一个');
  }
  for (const { text: heading, offset } of outline.headings) {
    if (!BOILERPLATE.test(heading.replace(NUMBERING, ''))) continue;
    const message = `小标题「${heading}」没有说出这一节讲什么`;
    yield finding(textPlace(checked, offset), 'boilerplate-heading', message, '写出这一节的结论或问题');
  }
  const [heading] = outline.headings;
  if (heading?.text === article.title) {
    const message = '这个小标题就是标题，网页上会连着出现两次';
    const fix = '删掉这一行：标题由 title 给出';
    yield finding(textPlace(checked, heading.offset), 'title-repeated', message, fix);
  }
  const start = textPlace(checked, 0);
  if (!outline.headings.some((one) => one.text === STEPS_HEADING)) {
    const fix = `加上 ## ${STEPS_HEADING}，按先后写出具体的步骤`;
    yield finding(start, 'missing-steps', `没有「${STEPS_HEADING}」一节`, fix);
  }
  const characters = outline.text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const message = `正文有 ${characters} 个汉字`;
  if (characters < LEAST_CHARACTERS) {
    const fix = `写到 ${LEAST_CHARACTERS} 字以上：补上依据、例子或步骤`;
    yield finding(start, 'body-length', message, fix);
  } else if (characters > MOST_CHARACTERS) {
    yield finding(start, 'body-length', message, `删到 ${MOST_CHARACTERS} 字以内，或拆成两篇`);
  }
}

/** The first passage of at least `REPEATED_RUN` Han letters that stands in both texts, or null. */
function repeatedRun(summary: string, text: string): string | null {
  const [needle, haystack] = [hanOnly(summary), hanOnly(text)];
  for (let at = 0; at + REPEATED_RUN <= needle.length; at += 1) {
    let length = REPEATED_RUN;
    if (!haystack.includes(needle.slice(at, at + length))) continue;
    while (at + length < needle.length && haystack.includes(needle.slice(at, at + length + 1))) length += 1;
    return needle.slice(at, at + length);
  }
  return null;
}

const hanOnly = (text: string): string => text.replace(/\P{Script=Han}/gu, '');
