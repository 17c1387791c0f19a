import type { ReactNode } from 'react';
import type { TopicCard } from '../../lib/library/topics.ts';
import { topicsAtAGlance } from '../../lib/library/wider-topics.ts';
import { languageOfText } from '../../lib/text/language.ts';
import { Section } from './section.tsx';
import { TopicLink } from './topic-link.tsx';

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

interface TopicOverviewProps {
  readonly topics: readonly TopicCard[];
  readonly title?: string;
}

/** The site's topics as a way on, on a page that is about something else: few enough to look through. */
export function TopicOverview({ topics, title = '按主题找' }: TopicOverviewProps) {
  if (topics.length === 0) return null;
  const shown = topicsAtAGlance(topics);
  return (
    <Section id="topics" title={title}>
      <ul className="cards topic-list">
        {shown.map(({ topic, narrower }) => (
          <Topic key={topic.id} topic={topic} heading="h3" below={narrower.length} />
        ))}
      </ul>
      {shown.length < topics.length && (
        <p>
          <a href="/topics">全部 {topics.length} 个主题</a>
        </p>
      )}
    </Section>
  );
}

interface TopicProps {
  readonly topic: TopicCard;
  /** Level of the name in the page's outline. */
  readonly heading: 'h2' | 'h3';
  /** How many narrower topics a reader finds on its page. */
  readonly below?: number;
  readonly children?: ReactNode;
}

export function Topic({ topic, heading: Heading, below = 0, children }: TopicProps) {
  return (
    <li>
      <Heading>
        <TopicName topic={topic} />
        {below > 0 && <span className="count">，{below} 个下级主题</span>}
      </Heading>
      {topic.summary !== '' && <p lang={languageOfText(topic.summary)}>{topic.summary}</p>}
      {children}
    </li>
  );
}

/** A topic's name, which leads to it, and how many articles it has. */
export function TopicName({ topic }: { topic: TopicCard }) {
  return (
    <>
      <TopicLink topic={topic} /> <span className="count">{topic.articles} 篇</span>
    </>
  );
}
