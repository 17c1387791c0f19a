import { describe, expect, it } from 'vitest';
import { PageStore } from '../../lib/delivery/store.ts';
import { StoredPage } from '../../lib/delivery/stored-page.ts';

describe('the bound of the store', () => {
  const page = (bytes: number): StoredPage =>
    new StoredPage(
      {
        status: 200,
        headers: [],
        body: Buffer.alloc(bytes),
        tag: 't',
        lastModified: null,
        compressible: false,
        provisional: false,
        links: [],
      },
      1,
      '',
      { route: '/', status: 200, count: 0 },
    );

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
});
