import { expect, it } from 'vitest';
import { type HeaderRule, headerRules } from '../../lib/commands/export/header-rules.ts';

const answered = (path: string, type: string) => ({
  path,
  status: 200,
  location: null,
  headers: [['Content-Type', type]] as const,
});

/** What nginx chooses: an exact location, else the first pattern, else the prefix. */
function chosen(rules: readonly HeaderRule[], path: string): HeaderRule | undefined {
  const inFolder = ({ end, path: folder }: HeaderRule) => end !== null && path.startsWith(folder);
  return (
    rules.find((rule) => rule.end === null && rule.path === path) ??
    rules.find((rule) => inFolder(rule) && rule.end !== '' && path.endsWith(rule.end ?? '')) ??
    rules.find((rule) => inFolder(rule) && rule.end === '')
  );
}

it('the feeds of a hundred topics have two rules, those of most and those of another name', () => {
  const topics = Array.from({ length: 100 }, (_, index) => `/topics/t${index}`);
  const addresses = [
    ...topics.map((path) => answered(path, 'text/html')),
    ...topics.map((path) => answered(`${path}/atom.xml`, 'application/atom+xml')),
    ...topics.slice(1).map((path) => answered(`${path}/feed.xml`, 'application/rss+xml')),
  ];
  const rules = headerRules(addresses);
  expect(rules.map(({ end }) => end)).toEqual(['', '/feed.xml', '.xml']);
  for (const { path, headers } of addresses) expect(chosen(rules, path)?.headers, path).toEqual(headers);
});

it('a file that differs from those of its name has its own headers, and they have theirs', () => {
  const addresses = [
    ...['a', 'b', 'c', 'd'].map((topic) => answered(`/topics/${topic}/atom.xml`, 'application/atom+xml')),
    ...['a', 'b'].map((topic) => answered(`/topics/${topic}/feed.xml`, 'application/rss+xml')),
    answered('/topics/c/feed.xml', 'application/atom+xml'),
    answered('/topics/d/feed.xml', 'text/xml'),
  ];
  const rules = headerRules(addresses);
  for (const { path, headers } of addresses) expect(chosen(rules, path)?.headers, path).toEqual(headers);
});
