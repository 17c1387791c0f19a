import type { IncomingMessage } from 'node:http';

/** A host and an optional port (RFC 3986 §3.2.2); empty for a target without a host (RFC 9112 §3.2). */
const HOST = /^(?:\[[0-9A-Za-z._~!$&'()*+,;=:-]+\]|[0-9A-Za-z._~!$&'()*+,;=%-]*)(?::\d*)?$/;

/** Whether a value of the `Host` header is well-formed. */
export const isHost = (value: string): boolean => HOST.test(value.trim());

/** Addresses, names without a dot, and those that only this machine or its network know. */
const LOCAL = /^(?:\[.*\]|[\d.]+|[^.]*|.+\.local(?:host)?)$/i;

/**
 * Whether only this machine, its network or the owner of `siteUrl` gives such names. Any other may belong to
 * a page on the internet that leads its own name here (DNS rebinding), to read what stands here as if it were its own.
 */
export function isTrusted(host: string, siteUrl: string): boolean {
  // A dot at the end says that the name is whole (RFC 1034 §3.1).
  const name = host
    .trim()
    .replace(/\.?(?::\d*)?$/, '')
    .toLowerCase();
  return LOCAL.test(name) || name === new URL(siteUrl).hostname;
}

/**
 * The error that a request is answered with because of the host that it names; null where there is none. With another
 * one than one well-formed host it must be 400 (RFC 9112 §3.2), since a proxy may have read another host in it. Node
 * would answer a request without one by a bare status line (`requireHostHeader`).
 * @param siteUrl where only trusted hosts may ask, the origin of the site
 */
export function hostError(
  { rawHeaders, httpVersion }: Pick<IncomingMessage, 'rawHeaders' | 'httpVersion'>,
  siteUrl: string | null,
): 400 | 421 | null {
  const hosts = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host',
  );
  if (hosts.length > 1 || !hosts.every(isHost) || (hosts.length === 0 && httpVersion === '1.1')) return 400;
  return siteUrl !== null && !hosts.every((host) => isTrusted(host, siteUrl)) ? 421 : null;
}
