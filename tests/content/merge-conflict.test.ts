import { expect, it } from 'vitest';
import {
  parseAboutFile,
  parseFactsFile,
  parseSiteFile,
  parseSynonymsFile,
  parseTopicsFile,
} from '../../lib/content/settings-files.ts';
import { articleText } from './article-text.ts';
import { at, parse, report } from './parse.ts';

const CONFLICT = '<<<<<<< HEAD\n先停。\n=======\n先问。\n>>>>>>> feature/x\n';
const told = (line: number): string[] => [
  `${at(line, 1)} error merge-conflict 这里还留着 Git 合并时的冲突标记 → 在两种写法里选定一种，删掉 <<<<<<<、=======、>>>>>>> 这几行`,
];

it('what a merge has left undecided never comes to readers (the marks stood in the page)', () => {
  expect(parse(articleText({}, `一段。\n\n${CONFLICT}`)).article).toBeNull();
  expect(parseAboutFile(CONFLICT).value).toBeNull();
});

it('a merge left undecided is told as such, in the front matter too (it was four mistakes of YAML)', () => {
  const text = articleText({}, '正文。\n');
  expect(report(text.replace('title:', `${CONFLICT}title:`))).toEqual(told(2));
});

it.each([
  ['code', `\`\`\`\n${CONFLICT}\`\`\`\n`],
  ['a part of them', '<<<<<<< HEAD\n\n一段。\n\n>>>>>>> 引用\n'],
])('marks of a merge may stand in a text as %s', (_, body) => {
  expect(parse(articleText({}, body)).problems).toEqual([]);
});

it.each([
  ['site.yaml', parseSiteFile],
  ['topics.yaml', parseTopicsFile],
  ['synonyms.yaml', parseSynonymsFile],
  ['facts.yaml', parseFactsFile],
])('a merge left undecided in %s is told once (every line of it was told to lack a colon)', (file, read) => {
  const { value, problems } = read(`# 一行\n${CONFLICT}`);
  expect(value).toBeNull();
  expect(problems).toMatchObject([{ file, line: 2, column: 1, severity: 'error', rule: 'merge-conflict' }]);
});
