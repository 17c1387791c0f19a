import { expect, it } from 'vitest';
import { hostError, isHost, isTrusted } from '../../lib/delivery/host.ts';

it('a host is a name or an address, perhaps with a port', () => {
  const hosts = ['a.example', 'a.example:80', '127.0.0.1:', '[::1]', '[::1]:3000', '', 'a_b%20c'];
  expect(hosts.filter((host) => !isHost(host))).toEqual([]);
  const others = ['a b', 'a/b', 'a@b', 'a:b', '::1', '[::1', 'a,b:1:2', '礼品卡'];
  expect(others.filter(isHost)).toEqual([]);
});

it('a request names one host, whatever the words of its other fields; only HTTP/1.0 may do without', () => {
  const answered = (rawHeaders: string[], httpVersion = '1.1') =>
    hostError({ rawHeaders, httpVersion }, null);
  expect(answered(['HOST', 'a', 'X-Looks-For', 'host', 'Accept', '*/*'])).toBeNull();
  expect(answered(['Host', 'a', 'host', 'a'])).toBe(400);
  expect(answered(['Accept', '*/*', 'Host', 'a b'])).toBe(400);
  expect(answered(['Accept', 'host'])).toBe(400);
  expect(answered([], '1.0')).toBeNull();
});

it('only names that nobody on the internet can give lead to drafts, and that of the site', () => {
  const ours = ['127.0.0.1:3000', '[::1]:3000', 'LOCALHOST:3000', 'a.localhost', 'nas', 'mac.local:80', ''];
  expect(ours.filter((host) => !isTrusted(host, 'http://127.0.0.1:3000'))).toEqual([]);
  const others = [
    'a.example:3000',
    '127.0.0.1.a.example',
    'localhost.a.example',
    'local.example',
    '1.2.3.4a.io',
  ];
  expect(others.filter((host) => isTrusted(host, 'http://b.example'))).toEqual([]);
  expect(isTrusted('Draft.Example:8080', 'https://draft.example')).toBe(true);
  // With the dot of a whole name, local names and the site's own were taken for foreign ones.
  for (const whole of ['localhost.:3000', 'mac.local.', 'draft.example.:8080'])
    expect(isTrusted(whole, 'https://draft.example'), whole).toBe(true);
});
