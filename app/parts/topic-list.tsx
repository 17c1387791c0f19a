import type { TopicCard } from '../../lib/library/topics.ts';
import { topicPath } from '../../lib/site/urls.ts';

/** Topics with what is found there and how many articles they have. */
export function TopicList({
  topics,
  heading: Heading,
}: {
  topics: readonly TopicCard[];
  heading: 'h2' | 'h3';
}) {
  return (
    <ul className="cards topic-list">
      {topics.map((topic) => (
        <li key={topic.id}>
          <Heading>
            <a href={topicPath(topic.id)}>{topic.name}</a> <span className="count">{topic.articles} 篇</span>
          </Heading>
          {topic.summary !== '' && <p>{topic.summary}</p>}
        </li>
      ))}
    </ul>
  );
}
