import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArticle } from '../../lib/content/parse-article.ts';

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Writes a content folder of `count` articles of about 1,000 characters, made of the site's own sentences in another
 * order, with its synonyms, 40 topics, and five related slugs and fourteen questions each. The same `count` always
 * gives the same folder.
 */
export function writeCorpus(folder: string, count: number): void {
  const articles = join(folder, 'articles');
  mkdirSync(articles, { recursive: true });
  const own = join('content', 'articles');
  const texts = readdirSync(own).map((name) => readFileSync(join(own, name), 'utf8'));
  const sentences = texts
    .flatMap((text) => (text.split('\n---\n')[1] ?? '').split(/[。\n]/))
    .map((sentence) =>
      sentence
        .replace(/^[#>\-|\d.\s]+/, '')
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .trim(),
    )
    .filter((sentence) => sentence.length > 8 && sentence.length < 80 && !sentence.includes('|'));
  const asked = texts.flatMap(
    (text) => parseArticle('articles/a.md', Buffer.from(text), 'Asia/Shanghai').article?.questions ?? [],
  );
  const random = randomNumbers(20_241_124);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const topics = Array.from({ length: 40 }, (_, index) => `topic-${index}`);
  writeFileSync(
    join(folder, 'topics.yaml'),
    topics.map((id, index) => `- id: ${id}\n  name: 主题${index}\n  summary: 第${index}个主题。\n`).join(''),
  );
  copyFileSync(join('content', 'synonyms.yaml'), join(folder, 'synonyms.yaml'));
  writeFileSync(join(folder, 'site.yaml'), 'name: 测速站\ndescription: 只用来测速。\n');
  for (let index = 0; index < count; index += 1) {
    let body = '';
    while (body.length < 1000) {
      body += `${body.length % 400 < 40 ? `## ${pick(sentences).slice(0, 18)}\n\n` : ''}${pick(sentences)}。${pick(sentences)}。\n\n`;
    }
    const day = new Date(Date.UTC(2015, 0, 1) + Math.floor(random() * 4000) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const related = Array.from({ length: 5 }, () => `article-${Math.floor(random() * count)}`);
    const questions = Array.from({ length: 14 }, () => `${pick(asked).slice(0, 7)}${pick(asked).slice(-6)}`);
    writeFileSync(
      join(articles, `article-${index}.md`),
      `---
title: ${pick(sentences)
        .slice(0, 16)
        .replace(/[:#"'[\]{}&*!|>%@`]/g, '')}${index}
publishedAt: ${day} 08:00:00
topics: [${pick(topics)}, ${pick(topics)}]
summary: ${`${pick(sentences)}，${pick(sentences)}，${pick(sentences)}`
        .replace(/[:#"'[\]{}&*!|>%@`]/g, '')
        .padEnd(44, '事')
        .slice(0, 120)}
keywords: [${
        pick(sentences)
          .slice(0, 4)
          .replace(/[^\p{Script=Han}]/gu, '') || '词'
      }]
questions: ${JSON.stringify([...new Set(questions)])}
related: [${[...new Set(related)].join(', ')}]
sources:
  - title: 中华人民共和国民法典
    publisher: 全国人民代表大会
---

${body}`,
    );
  }
}
