import { describe, expect, it } from 'vitest';
import { PageStore } from '../../lib/delivery/store.ts';
import { StoredPage } from '../../lib/delivery/stored-page.ts';

const page = (bytes: number): StoredPage =>
  new StoredPage(
    {
      status: 200,
      headers: [],
      body: Buffer.alloc(bytes),
      tag: 't',
      lastModified: null,
      compressible: false,
    },
    1,
    { route: '/', status: 200, count: 0 },
  );

describe('the bound of the store', () => {
  it('lets those go that nobody has asked for the longest', () => {
    const store = new PageStore(40_000);
    store.set('/a', page(10_000));
    store.set('/b', page(10_000));
    store.set('/c', page(10_000));
    store.get('/a');
    store.set('/d', page(10_000));
    expect(['/a', '/b', '/c', '/d'].map((address) => store.get(address) !== undefined)).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(store.bytes).toBeLessThanOrEqual(40_000);
    store.delete('/a');
    store.delete('/c');
    store.delete('/d');
    expect([store.bytes, store.count]).toEqual([0, 0]);
  });

  it('counts each address once, at the size that its page has now', async () => {
    const store = new PageStore(100_000);
    const [first, second] = [page(10_000), page(30_000)];
    store.set('/a', first);
    await first.representation('identity');
    expect(store.bytes).toBe(first.size);
    store.set('/a', second);
    expect([store.bytes, store.count]).toEqual([second.size, 1]);
    // Of the page that was there before.
    first.onGrown();
    expect(store.bytes).toBe(second.size);
    store.delete('/a');
    expect(store.bytes).toBe(0);
  });

  it('holds when a page grows by another coding', async () => {
    const store = new PageStore(50_000);
    const [first, second] = [page(10_000), page(15_000)];
    store.set('/a', first);
    store.set('/b', second);
    await second.representation('identity');
    expect([store.get('/a'), store.get('/b')]).toEqual([first, second]);
    await first.representation('identity');
    expect([store.get('/a'), store.get('/b')]).toEqual([first, undefined]);
    expect([store.bytes, store.count]).toEqual([first.size, 1]);
  });

  it('keeps no page that alone is beyond it', async () => {
    const store = new PageStore(30_000);
    const large = page(20_000);
    store.set('/a', large);
    expect(store.get('/a')).toBe(large);
    await large.representation('identity');
    expect([store.get('/a'), store.bytes, store.count]).toEqual([undefined, 0, 0]);
  });
});

it('a stored page is sent with the date of its second, not of the one before', async () => {
  const stored = page(10);
  await stored.representation('identity');
  for (const date of ['Mon, 01 Jun 2026 00:00:00 GMT', 'Mon, 01 Jun 2026 00:00:01 GMT']) {
    expect(stored.response('identity', date, 'timeout=5')?.toString('latin1')).toContain(`Date: ${date}\r\n`);
  }
});
