/** One address of each kind of page. `sample` pages are those of tests/browser/content. */
export interface Template {
  readonly name: string;
  readonly path: string;
  readonly status: 200 | 404 | 410;
  readonly sample?: true;
}

export const SEED = '/articles/xiaomi-store-instalment-limits';
export const EVERY_ELEMENT = '/articles/every-element';
export const ENGLISH = '/articles/contract';
export const BROUGHT_ALONG = '/articles/brought-along';

export const TEMPLATES: readonly Template[] = [
  { name: 'home', path: '/', status: 200 },
  { name: 'article', path: SEED, status: 200 },
  { name: 'every-element', path: EVERY_ELEMENT, status: 200, sample: true },
  { name: 'brought-along', path: BROUGHT_ALONG, status: 200, sample: true },
  { name: 'english', path: ENGLISH, status: 200, sample: true },
  { name: 'topics', path: '/topics', status: 200 },
  { name: 'topic', path: '/topics/eka-basics', status: 200 },
  { name: 'archive', path: '/archive', status: 200 },
  { name: 'year', path: '/archive/2026', status: 200 },
  { name: 'month', path: '/archive/2026/11', status: 200 },
  { name: 'search-start', path: '/search', status: 200 },
  { name: 'search-results', path: '/search?q=京东E卡', status: 200 },
  { name: 'search-empty', path: '/search?q=量子纠缠望远镜', status: 200 },
  { name: 'about', path: '/about', status: 200 },
  { name: 'not-found', path: '/articles/no-such-article', status: 404 },
  { name: 'expired', path: '/articles/expired', status: 410, sample: true },
];
