import type { Document } from 'yaml';
import type { Mistake, Place } from './problem.ts';

type YamlError = Document['errors'][number];

/** What is wrong with the grammar of YAML, in words that say what to do. */
export const syntaxMistakes = (errors: readonly YamlError[], at: (offset: number) => Place): Mistake[] =>
  firstOfEachLine(errors, at).map(({ place, errors }) => {
    const { reason, fix } = explained(errors);
    return { ...place, rule: 'yaml', message: `YAML 写错了：${reason}`, fix };
  });

/** One mistake often breaks several rules: those broken at the leftmost place of a line say what to do. */
function firstOfEachLine(
  errors: readonly YamlError[],
  at: (offset: number) => Place,
): { place: Place; errors: YamlError[] }[] {
  const lines = new Map<number, { place: Place; errors: YamlError[] }>();
  for (const error of errors) {
    const place = at(error.pos[0]);
    const known = lines.get(place.line);
    if (known === undefined || place.column < known.place.column) {
      lines.set(place.line, { place, errors: [error] });
    } else if (place.column === known.place.column) known.errors.push(error);
  }
  return [...lines.values()];
}

interface Explanation {
  readonly reason: string;
  readonly fix: string;
}

const LOOK = '检查这一行的引号、冒号和缩进；值里有特殊符号时用引号包起来';
const QUOTE = '用引号把整个值包起来';
const NO_COLON: Explanation = {
  reason: '字段名后面少了冒号',
  fix: '写成「字段: 值」，冒号用半角的，后面留一个空格',
};
/** By the error's code in the package `yaml`. */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  DUPLICATE_KEY: { reason: '同一个字段写了两次', fix: '删掉其中一个' },
  BAD_INDENT: { reason: '缩进不对', fix: '与同级的行对齐，只用空格' },
  TAB_AS_INDENT: { reason: '用了制表符缩进', fix: '把制表符换成两个空格' },
  MISSING_CHAR: { reason: '少了引号、括号或冒号', fix: LOOK },
  BLOCK_AS_IMPLICIT_KEY: { reason: '一行里有两个「: 」', fix: '值里有「: 」时，用引号把整个值包起来' },
  MULTILINE_IMPLICIT_KEY: NO_COLON,
  UNEXPECTED_TOKEN: { reason: '出现了意外的符号', fix: LOOK },
  BAD_SCALAR_START: { reason: '值以 YAML 的特殊符号开头', fix: QUOTE },
  BAD_ALIAS: { reason: '* 和 & 在 YAML 里是引用', fix: QUOTE },
  BAD_DQ_ESCAPE: { reason: '双引号里的反斜杠写法不对', fix: '把双引号换成单引号，或把每个 \\ 写成 \\\\' },
  MULTIPLE_DOCS: { reason: '中间又有一行 ---，后面的内容读不到', fix: '删掉这一行 ---' },
};

/** @param errors those at one place: never none */
function explained(errors: readonly YamlError[]): Explanation {
  const [first] = errors;
  const [, end] = /end with a ([\]}])/.exec(first?.message ?? '') ?? [];
  if (end !== undefined) {
    const opened = end === ']' ? '列表的 [' : '一组字段的 {';
    return { reason: `前面${opened} 没有结束`, fix: `在它的最后补上 ${end}` };
  }
  if (first?.message.startsWith('Implicit map keys')) return NO_COLON;
  const codes = errors.map(({ code }): string => code);
  if (codes.includes('BLOCK_AS_IMPLICIT_KEY') && codes.includes('MULTILINE_IMPLICIT_KEY')) {
    return { reason: '下一行多了缩进，成了这个值的一部分', fix: '让下一行与这一行对齐' };
  }
  const code = first?.code ?? '';
  return EXPLANATIONS[code] ?? { reason: `这里读不懂（${code}）`, fix: LOOK };
}
