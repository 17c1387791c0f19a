import { expect, it } from 'vitest';
import { redirectsFile } from '../../lib/commands/export/hosts.ts';

const moved = (path: string) => ({ path, status: 308, location: '/articles/x', headers: [] });

it('a former address with a pattern in it redirected every article that it fits to its own, at Cloudflare Pages', () => {
  const paths = ['/:categories/:title', '/old/*', '/old/10:30', '/old/x'];
  const sources = redirectsFile(paths.map(moved))
    .split('\n')
    .filter((line) => line.endsWith(' /articles/x 308'))
    .map((line) => line.split(' ')[0]);
  expect(sources).toEqual(['/old/10:30', '/old/x']);
});
