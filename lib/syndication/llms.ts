import { site } from '../library/meta.ts';
import { articlesOfTopic, topicsWithCounts } from '../library/topics.ts';
import { topicPath } from '../site/urls.ts';
import { articleMarkdownPath } from './addresses.ts';
import type { PublishedLibrary } from './published-library.ts';

/** Articles that llms.txt names of one topic; the topic's page has the others. */
const OF_A_TOPIC = 100;

/** llms.txt (llmstxt.org): what the site is, and its articles by main topic with the address of their Markdown. */
export function llmsTxt(library: PublishedLibrary, now: number): string {
  const { siteUrl } = library.environment;
  const { name, description } = site(library);
  const topics = topicsWithCounts(library, now).flatMap((topic) => {
    const articles = articlesOfTopic(library, topic.id, { now, limit: OF_A_TOPIC }).filter(
      ({ mainTopic }) => mainTopic?.id === topic.id,
    );
    if (articles.length === 0) return [];
    const items = articles.map(
      ({ slug, title, summary }) =>
        `- [${linkText(title)}](${siteUrl}${articleMarkdownPath(slug)}): ${summary.replace(/\s+/g, ' ')}`,
    );
    const rest =
      topic.articles > OF_A_TOPIC
        ? [`- [${linkText(topic.name)}的全部文章](${siteUrl}${topicPath(topic.id)})`]
        : [];
    return [
      [`## ${topic.name}`, ...(topic.summary === '' ? [] : ['', topic.summary]), '', ...items, ...rest].join(
        '\n',
      ),
    ];
  });
  return [`# ${name}`, `> ${description}`, ...topics].join('\n\n').concat('\n');
}

const linkText = (text: string): string => text.replace(/\s+/g, ' ').replace(/[[\]\\]/g, '\\$&');
