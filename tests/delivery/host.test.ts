import { expect, it } from 'vitest';
import { isHost, namesOneHost } from '../../lib/delivery/host.ts';

it('a host is a name or an address, perhaps with a port', () => {
  const hosts = ['a.example', 'a.example:80', '127.0.0.1:', '[::1]', '[::1]:3000', '', 'a_b%20c'];
  expect(hosts.filter((host) => !isHost(host))).toEqual([]);
  const others = ['a b', 'a/b', 'a@b', 'a:b', '::1', '[::1', 'a,b:1:2', '礼品卡'];
  expect(others.filter(isHost)).toEqual([]);
});

it('a request names one host, whatever the words of its other fields', () => {
  expect(namesOneHost(['HOST', 'a', 'X-Looks-For', 'host', 'Accept', '*/*'])).toBe(true);
  expect(namesOneHost(['Host', 'a', 'host', 'a'])).toBe(false);
  expect(namesOneHost(['Accept', '*/*', 'Host', 'a b'])).toBe(false);
});
