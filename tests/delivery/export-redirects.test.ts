import { expect, it } from 'vitest';
import { redirectsFile } from '../../lib/commands/export/hosts.ts';

const moved = (path: string) => ({ path, status: 308, location: '/articles/x', headers: [] });

it('a former address with a pattern in it redirected every article that it fits to its own, at Cloudflare Pages', () => {
  const paths = ['/:categories/:title', '/old/*', '/old/10:30', '/old/x'];
  const sources = redirectsFile(paths.map(moved))
    .split('\n')
    .filter((line) => line.endsWith(' /articles/x 301'))
    .map((line) => line.split(' ')[0]);
  expect(sources).toEqual(['/old/10:30', '/old/x', '/old/10:30/', '/old/x/']);
});

it('a former address with a slash at its end, as most systems write it, was missing at Cloudflare Pages', () => {
  const lines = redirectsFile(['/posts/x', '/posts/x.html'].map(moved)).split('\n');
  expect(lines.filter((line) => line.startsWith('/posts/'))).toEqual([
    '/posts/x /articles/x 301',
    '/posts/x.html /articles/x 301',
    '/posts/x/ /articles/x 301',
  ]);
});

it('the next page of a list was its first one again at Netlify, which sends the file of an address unless forced', () => {
  const lines = redirectsFile([]).split('\n');
  expect(lines).toContain('/topics/:topic page=:page /topics/:topic@page=:page.html 200!');
  expect(lines).toContain('/archive/:year/:month page=:page /archive/:year/:month@page=:page.html 200!');
});
