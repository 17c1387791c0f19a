import { describe, expect, it } from 'vitest';
import { mendFolder } from '../../lib/editorial/mend.ts';
import { mendText } from '../../lib/editorial/mend-text.ts';
import { diffReport } from '../../lib/editorial/report.ts';
import { defaultSite } from '../../lib/site/site.ts';
import { article, checked, contentFolder, NOW } from './folder.ts';

const FILE = 'articles/a.md';
const told = (body: string): string[] => checked({ [FILE]: article('甲', {}, body) }, 'unseen-character');
const mended = (text: string): string => mendText(text, defaultSite, null);

describe('characters that nobody sees', () => {
  it('are told with place and code point (pasted from a chat, they kept words and links from being found)', () => {
    const body = '礼品\u200b卡，打\u202a12315\u202c。\n\n**\u2060重点**\n';
    expect(checked({ [FILE]: article('回\ufeff收', {}, body) }, 'unseen-character')).toEqual([
      `${FILE}:2:9 warn 看不见的字符 U+FEFF（零宽不换行空格） → 删掉它；npm run check -- --fix 可以代劳`,
      `${FILE}:9:3 warn 看不见的字符 U+200B（零宽空格），这一行共 3 个 → 删掉它；npm run check -- --fix 可以代劳`,
      `${FILE}:11:3 warn 看不见的字符 U+2060（词连接符） → 删掉它；光标放到这一列，往后删一个字符`,
    ]);
  });

  it('are told beside what is written from right to left, too', () => {
    expect(told('שלום，礼品\u200b卡\u200e。\n').join()).toContain(`${FILE}:9:8 warn 看不见的字符 U+200B`);
  });

  it('are told in the site’s own files and in the name of a file', () => {
    expect(checked({ 'topics.yaml': '- {id: a, name: 甲\u200b}\n' }, 'unseen-character')).toEqual([
      'topics.yaml:1:18 warn 看不见的字符 U+200B（零宽空格） → 删掉它；光标放到这一列，往后删一个字符',
    ]);
    expect(checked({ 'topics.yaml': '- {id: a, name: 甲\u200e}\n' }, 'unseen-character')[0]).toContain(
      'U+200E（书写方向标记）',
    );
    expect(checked({ 'articles/a\u200b.md': article('甲') }, 'slug').join()).toContain(
      '里有看不见的字符 U+200B（零宽空格），不能当地址',
    );
  });

  it.each([
    ['in an emoji of several', '一家👨‍👩‍👧，❤️‍🔥。\n'],
    ['in a script that joins its letters', 'می\u200cخواهم，क्\u200dष。\n'],
    ['around what is written from right to left', '\u2067שלום\u2069 和 \u200fمرحبا\u200e。\n'],
    ['between words of Thai', 'ภาษี\u200bมูลค่า\n'],
  ])('are nothing to tell %s', (_, body) => {
    expect(told(body)).toEqual([]);
    expect(mended(body)).toBe(body);
  });

  it('are mended where nothing changes without them', () => {
    expect(mended('\u200b礼品\u200b卡\u2060能\ufeff退\u200b\n')).toBe('礼品卡能退\n');
    expect(mended('打\u202a12315\u202c，微信号\u2068abc\u2069。\n')).toBe('打12315，微信号abc。\n');
    const front = article('回\u200b收').replace('keywords: []', 'keywords: [礼\u200b品卡]');
    expect(mendText(front, defaultSite, 'a')).toBe(front.replaceAll('\u200b', ''));
  });

  it.each([
    ['make a list, a heading or code', '\u200b1. 一\n\u200b# 二\n\u200b    三\n'],
    ['end a paragraph', '一\n\u200b\n二\n'],
    ['make marks of Markdown', '*\u200b*一**，\\\u200b*二\n'],
    ['turn the order of letters', '\u202e12315\u202c。\n'],
    ['join words of other scripts', 'ab\u200ccd\n'],
  ])('stay where to take them away would %s', (_, text) => {
    expect(mended(text)).toBe(text);
    expect(told(text)).not.toEqual([]);
  });

  it('are written out in the report of what was mended', () => {
    const folder = contentFolder({ [FILE]: article('甲', {}, '礼品\u200b卡。\n') });
    const lines = diffReport([...mendFolder(folder, NOW)], '', false).split('\n');
    expect(lines).toContain('  - 礼品[U+200B]卡。');
    expect(lines).toContain('  + 礼品卡。');
  });

  it('are looked for in a time that grows with the text alone', () => {
    const many = '一\u200b'.repeat(300_000);
    expect(mended(many)).toBe('一'.repeat(300_000));
  });
});
