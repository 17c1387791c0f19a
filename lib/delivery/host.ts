/** A host and perhaps a port, as a URL has them (RFC 3986 §3.2.2); nothing for an address without a host. */
const HOST = /^(?:\[[0-9A-Za-z._~!$&'()*+,;=:-]+\]|[0-9A-Za-z._~!$&'()*+,;=%-]*)(?::\d*)?$/;

/** Whether a value of `Host` can be one. */
export const isHost = (value: string): boolean => HOST.test(value.trim());

/**
 * Whether a request names no two hosts, nor what can't be one: these must be answered with 400 (RFC 9112 §3.2), since
 * something in between may have taken the request for another site's. Node itself refuses those without any.
 * @param rawHeaders names and values in turn
 */
export function namesOneHost(rawHeaders: readonly string[]): boolean {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() !== 'host') continue;
    hosts += 1;
    if (hosts > 1 || !isHost(rawHeaders[index + 1] ?? '')) return false;
  }
  return true;
}
