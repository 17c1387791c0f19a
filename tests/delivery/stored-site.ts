import { afterAll, beforeAll } from 'vitest';
import { alone, Connection, talk } from './raw-connection.ts';
import { htmlPage, startTestSite, type TestSite } from './site.ts';

interface StoredSite {
  readonly site: () => TestSite;
  readonly open: () => Connection;
  readonly talk: (...requests: string[]) => Promise<string[]>;
  readonly alone: (bytes: string) => Promise<string>;
}

const render = (address: string) =>
  htmlPage(`<p>${address}</p>${address === '/long' ? '<hr>'.repeat(20_000) : ''}`);

/** A site for all tests of a file, with a page `/stored` in each coding, a `/long` one, and bare connections to it. */
export function storedSite(): StoredSite {
  let site: TestSite;
  beforeAll(async () => {
    site = await startTestSite({ render });
    const fetched = async (coding: string): Promise<Response> =>
      fetch(`${site.url}/stored`, { headers: { 'accept-encoding': coding } });
    for (const coding of ['identity', 'gzip']) await (await fetched(coding)).text();
    // The quick brotli of the first reader is replaced soon.
    while (!(await fetched('br')).headers.get('etag')?.endsWith('-br"'));
  });
  afterAll(() => site.server.stop());
  return {
    site: () => site,
    open: () => new Connection(site.port),
    talk: (...requests) => talk(site.port, ...requests),
    alone: (bytes) => alone(site.port, bytes),
  };
}
