/** A host and an optional port (RFC 3986 §3.2.2); empty for a target without a host (RFC 9112 §3.2). */
const HOST = /^(?:\[[0-9A-Za-z._~!$&'()*+,;=:-]+\]|[0-9A-Za-z._~!$&'()*+,;=%-]*)(?::\d*)?$/;

/** Whether a value of the `Host` header is well-formed. */
export const isHost = (value: string): boolean => HOST.test(value.trim());

/**
 * Whether all `Host` headers of a request are one well-formed one. Any other request must be answered with 400
 * (RFC 9112 §3.2), since a proxy may have read another host in it. Node itself refuses requests without a host.
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
