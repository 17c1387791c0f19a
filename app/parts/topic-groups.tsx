import type { TopicCard } from '../../lib/library/topics.ts';
import { topicGroups } from '../../lib/library/wider-topics.ts';
import { Topic, TopicList, TopicName } from './topic-list.tsx';
import './counted-list.css';

/** All topics on a page of their own, with narrower topics below the widest that they belong to. */
export function TopicGroups({ topics }: { topics: readonly TopicCard[] }) {
  return (
    <ul className="cards topic-list">
      {topicGroups(topics).map(({ topic, narrower }) => (
        <Topic key={topic.id} topic={topic} heading="h2">
          {narrower.length > 0 && <NarrowerTopics topics={narrower} />}
        </Topic>
      ))}
    </ul>
  );
}

/** Narrower topics of one: a line each where it is said what is found there, and else one behind the other. */
export function NarrowerTopics({ topics }: { topics: readonly TopicCard[] }) {
  if (topics.some(({ summary }) => summary !== '')) return <TopicList topics={topics} />;
  return (
    <ul className="counted">
      {topics.map((topic) => (
        <li key={topic.id}>
          <TopicName topic={topic} />
        </li>
      ))}
    </ul>
  );
}
