import type { ReactNode } from 'react';
import type { TopicCard } from '../../lib/library/topics.ts';
import { topicGroups } from '../../lib/library/wider-topics.ts';
import { topicPath } from '../../lib/site/urls.ts';

/** Topics with what is found there and how many articles they have. */
export function TopicList({ topics }: { topics: readonly TopicCard[] }) {
  return (
    <ul className="cards topic-list">
      {topics.map((topic) => (
        <Topic key={topic.id} topic={topic} heading="h3" />
      ))}
    </ul>
  );
}

/** The same on a page of their own, with narrower topics below the widest that they belong to. */
export function TopicGroups({ topics }: { topics: readonly TopicCard[] }) {
  return (
    <ul className="cards topic-list">
      {topicGroups(topics).map(({ topic, narrower }) => (
        <Topic key={topic.id} topic={topic} heading="h2">
          {narrower.length > 0 && <TopicList topics={narrower} />}
        </Topic>
      ))}
    </ul>
  );
}

interface TopicProps {
  readonly topic: TopicCard;
  /** Level of the name in the page's outline. */
  readonly heading: 'h2' | 'h3';
  readonly children?: ReactNode;
}

function Topic({ topic, heading: Heading, children }: TopicProps) {
  return (
    <li>
      <Heading>
        <a href={topicPath(topic.id)}>{topic.name}</a> <span className="count">{topic.articles} 篇</span>
      </Heading>
      {topic.summary !== '' && <p>{topic.summary}</p>}
      {children}
    </li>
  );
}
