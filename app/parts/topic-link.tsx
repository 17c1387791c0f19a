import type { TopicName } from '../../lib/library/wider-topics.ts';
import { topicPath } from '../../lib/site/urls.ts';
import { languageOfHeadline } from '../../lib/text/language.ts';
import { BreakingAtMarks } from './breaking-at-marks.tsx';

export function TopicLink({ topic: { id, name } }: { topic: TopicName }) {
  return (
    <a href={topicPath(id)} lang={languageOfHeadline(name)}>
      <BreakingAtMarks text={name} />
    </a>
  );
}
