import { FEED_FORMATS, feedPath } from '../../lib/syndication/addresses.ts';

/**
 * Feeds of the site, or of a topic, for feed readers to find; React puts links into the head. (Next's `alternates`
 * would not do: a page that names its canonical address there loses those of the layout.)
 */
export function FeedLinks({ title, topic = null }: { title: string; topic?: string | null }) {
  return (
    <>
      {(['rss', 'atom', 'json'] as const).map((format) => (
        <link
          key={format}
          rel="alternate"
          type={FEED_FORMATS[format].type}
          title={`${title}（${FEED_FORMATS[format].name}）`}
          href={feedPath(format, topic)}
        />
      ))}
    </>
  );
}
