import type { Document } from 'yaml';
import type { Mistake, Place } from './problem.ts';

/** What is wrong with the grammar of YAML, in words that say what to do. */
export const syntaxMistakes = (errors: Document['errors'], at: (offset: number) => Place): Mistake[] =>
  firstOfEachLine(errors, at).map(({ place, code }) => ({
    ...place,
    rule: 'yaml',
    message: `YAML 写错了：${yamlReason(code)}`,
    fix: yamlFix(code),
  }));

/** One mistake often breaks several rules of YAML's grammar: the leftmost in a line says what to do. */
function firstOfEachLine(
  errors: Document['errors'],
  at: (offset: number) => Place,
): { place: Place; code: string }[] {
  const lines = new Map<number, { place: Place; code: string }>();
  for (const { pos, code } of errors) {
    const place = at(pos[0]);
    const known = lines.get(place.line);
    if (known === undefined || place.column < known.place.column) lines.set(place.line, { place, code });
  }
  return [...lines.values()];
}

function yamlReason(code: string): string {
  const reasons: Record<string, string> = {
    DUPLICATE_KEY: '同一个字段写了两次',
    BAD_INDENT: '缩进不对',
    TAB_AS_INDENT: '用了制表符缩进',
    MISSING_CHAR: '少了引号、括号或冒号',
    BLOCK_AS_IMPLICIT_KEY: '一行里有两个「: 」',
    MULTILINE_IMPLICIT_KEY: '字段名后面少了冒号',
    UNEXPECTED_TOKEN: '出现了意外的符号',
    BAD_SCALAR_START: '值以 YAML 的特殊符号开头',
    BAD_ALIAS: '引用写错',
    BAD_DQ_ESCAPE: '双引号里的反斜杠写法不对',
    MULTIPLE_DOCS: '出现了第二个 --- 文档',
  };
  return reasons[code] ?? `这里读不懂（${code}）`;
}

function yamlFix(code: string): string {
  const fixes: Record<string, string> = {
    DUPLICATE_KEY: '删掉其中一个',
    BAD_INDENT: '与同级的行对齐，只用空格',
    TAB_AS_INDENT: '把制表符换成两个空格',
    MULTILINE_IMPLICIT_KEY: '写成「字段: 值」，冒号后面留一个空格',
    BLOCK_AS_IMPLICIT_KEY: '值里有「: 」时，用引号把整个值包起来',
    BAD_SCALAR_START: '用引号把整个值包起来',
  };
  return fixes[code] ?? '检查这一行的引号、冒号和缩进；值里有特殊符号时用引号包起来';
}
