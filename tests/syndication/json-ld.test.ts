import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestArticles } from '../../lib/library/cards.ts';
import { articleJsonLd, jsonForScript, siteJsonLd, topicJsonLd } from '../../lib/syndication/json-ld.ts';
import { article, context, library } from './described-site.ts';
import { NOW, SITE_URL } from './published-site.ts';

const topic = { id: 'pay-later', name: '先享后付', summary: '先用后付款。', articles: 22 };
const documents = {
  site: siteJsonLd(context),
  article: articleJsonLd(article('x'), [topic], context),
  'article without extras': articleJsonLd(article('y'), [], {
    ...context,
    site: { ...context.site, licence: undefined },
  }),
  topic: topicJsonLd(
    topic,
    {
      articles: newestArticles(library, { now: NOW, limit: 20 }),
      first: 21,
      path: '/topics/pay-later?page=2',
    },
    [{ id: 'paying', name: '付款' }],
    context,
  ),
};

/** For each type of schema.org, as schema-dts declares it, its properties with those it inherits. */
function vocabulary(): (type: string) => ReadonlySet<string> {
  const declarations = readFileSync(join('node_modules', 'schema-dts', 'dist', 'schema.d.ts'), 'utf8');
  const bases = new Map<string, { parents: string[]; properties: string[] }>();
  for (const [, name = '', parents = '', body = ''] of declarations.matchAll(
    /^(?:export )?interface (\w+?)(?:Base|Leaf)? extends ([^{]+)\{\n([\s\S]*?)^\}/gm,
  )) {
    const known = bases.get(name) ?? { parents: [], properties: [] };
    known.parents.push(...[...parents.matchAll(/(\w+)Base/g)].map(([, parent = '']) => parent));
    known.properties.push(
      ...[...body.matchAll(/^\s+"?([\w@-]+)"?\??:/gm)].map(([, property = '']) => property),
    );
    bases.set(name, known);
  }
  const collect = (type: string, found = new Set<string>()): Set<string> => {
    const base = bases.get(type);
    for (const property of base?.properties ?? []) found.add(property);
    for (const parent of base?.parents ?? []) if (parent !== type) collect(parent, found);
    return found;
  };
  return (type) => collect(type);
}

const propertiesOf = vocabulary();

/** Every property in a tree of structured data that its type does not have. */
function unknownProperties(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(unknownProperties);
  if (typeof value !== 'object' || value === null) return [];
  const type = '@type' in value ? String(value['@type']) : null;
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key.startsWith('@') || key === 'query-input' || (type !== null && propertiesOf(type).has(key))
      ? []
      : [`${type}.${key}`]),
    ...unknownProperties(inner),
  ]);
}

it('names the authors of an article that has some, as people', () => {
  const byline = { ...article('y'), authors: ['王小明', '李红'] };
  const json = JSON.stringify(articleJsonLd(byline, [], context));
  expect(json).toContain(
    '"author":[{"@type":"Person","name":"王小明"},{"@type":"Person","name":"李红"}],"publisher"',
  );
});

it.each([[[]], [['王小明']]])(
  'tells who publishes an article by %j (with a byline, it was an @id of nobody)',
  (authors) => {
    const json = JSON.stringify(articleJsonLd({ ...article('y'), authors }, [], context));
    expect(json).toContain('{"@type":"Organization","@id":"https://example.com/#publisher","name":"编辑部"');
  },
);

/** Every object in a tree of structured data, as a program reads it. */
function nodesOf(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  const node = Object.fromEntries(Object.entries(value));
  return [node, ...Object.values(node).flatMap(nodesOf)];
}

const read = (document: object): Record<string, unknown>[] => nodesOf(JSON.parse(JSON.stringify(document)));

describe('structured data', () => {
  it.each(Object.values(documents))('has a name for everything, and whole addresses: %#', (document) => {
    expect(document['@context']).toBe('https://schema.org');
    for (const node of read(document)) {
      const type = String(node['@type']);
      if (/^(?:Article|CollectionPage|CreativeWork|ListItem|Organization|Person|WebSite)$/.test(type))
        expect(node.name ?? node.headline, JSON.stringify(node)).toMatch(/./);
      const place = { ListItem: 'item', Article: 'url', CollectionPage: 'url', WebSite: 'url' }[type];
      if (place !== undefined) expect(node[place] ?? node.url, JSON.stringify(node)).toBeDefined();
      for (const key of ['@id', 'url', 'item', 'image', 'logo'])
        if (key in node) expect(node[key]).toMatch(/^https:\/\/./);
    }
  });

  it('means by an @id the site or the publisher that another node describes', () => {
    const described = Object.values(documents)
      .flatMap(read)
      .filter((node) => '@type' in node)
      .map((node) => node['@id']);
    const named = Object.values(documents)
      .flatMap(read)
      .filter((node) => '@id' in node && !('@type' in node));
    expect(new Set(named.map((node) => node['@id']))).toEqual(
      new Set([`${SITE_URL}/#publisher`, `${SITE_URL}/#site`]),
    );
    expect(described).toEqual(expect.arrayContaining(named.map((node) => node['@id'])));
  });

  it('of an article under no topic, and of a site without a publisher, says nothing wrong', () => {
    const alone = { ...article('y'), mainTopic: null };
    const site = { ...context.site, publisher: undefined };
    const [node] = articleJsonLd(alone, [], { ...context, site })['@graph'];
    expect(node).not.toHaveProperty('articleSection');
    expect(node).toMatchObject({ author: { name: '明白纸' } });
  });

  it('finds a word that schema.org does not have', () => {
    expect(propertiesOf('Article').has('headline')).toBe(true);
    expect(unknownProperties({ '@type': 'Article', headlines: 'x' })).toEqual(['Article.headlines']);
  });

  it.each(Object.entries(documents))('of the %s keeps to the words of schema.org', (_name, document) => {
    expect(unknownProperties(document['@graph'])).toEqual([]);
  });

  it('of an article says what a search engine shows', () => {
    const [node] = documents.article['@graph'];
    expect(node).toMatchObject({
      '@type': 'Article',
      url: 'https://example.com/articles/x',
      headline: '分期怎么退',
      description: article('x').summary,
      license: 'https://creativecommons.org/licenses/by/4.0/',
      articleSection: '先享后付',
      datePublished: '2024-06-01T06:23:45+08:00',
      dateModified: '2025-05-20T00:00:00+08:00',
      inLanguage: 'zh-CN',
      isAccessibleForFree: true,
      image: 'https://example.com/share/x.png',
      author: { '@type': 'Organization', name: '编辑部' },
      citation: [
        { name: '民法典，第六百七十三条', publisher: { name: '全国人大' }, url: 'https://npc.gov.cn/' },
        { name: '报道' },
      ],
      correction: [{ '@type': 'CorrectionComment', text: '原来写错了。', datePublished: '2025-05-20' }],
    });
    expect(JSON.stringify(node)).not.toContain('articleBody');
  });

  it('of an article without sources, licence or corrections says nothing of them', () => {
    const [node] = documents['article without extras']['@graph'];
    for (const property of ['citation', 'correction', 'license']) expect(node).not.toHaveProperty(property);
  });

  it('counts the articles of a topic through its pages', () => {
    const [page] = documents.topic['@graph'];
    expect(page).toMatchObject({
      '@type': 'CollectionPage',
      url: 'https://example.com/topics/pay-later?page=2',
      description: '先用后付款。',
      mainEntity: {
        numberOfItems: 22,
        itemListElement: [
          { position: 21, url: 'https://example.com/articles/x' },
          { position: 22, url: 'https://example.com/articles/y' },
        ],
      },
    });
  });

  it('shows the way from the home page', () => {
    expect(documents.article['@graph'][1]).toMatchObject({
      itemListElement: [
        { position: 1, item: 'https://example.com/' },
        { position: 2, name: '先享后付', item: 'https://example.com/topics/pay-later' },
        { position: 3, item: 'https://example.com/articles/x' },
      ],
    });
    expect(documents.topic['@graph'][1]).toMatchObject({
      itemListElement: [
        { name: '明白纸' },
        { name: '全部主题' },
        { name: '付款', item: 'https://example.com/topics/paying' },
        { position: 4, name: '先享后付', item: 'https://example.com/topics/pay-later' },
      ],
    });
  });

  it('has the address of a picture that is named in Han letters percent-encoded', () => {
    const [node] = articleJsonLd({ ...article('x'), slug: '怎么退' }, [], context)['@graph'];
    expect(node).toMatchObject({ image: `https://example.com/share/${encodeURIComponent('怎么退')}.png` });
  });

  it('of the site offers its search', () => {
    expect(documents.site['@graph'][0]).toMatchObject({
      description: '把代价算清。',
      publisher: { name: '编辑部' },
      potentialAction: {
        target: { urlTemplate: 'https://example.com/search?q={search_term_string}' },
        'query-input': 'required name=search_term_string',
      },
    });
  });

  it('stays in its script element and means the same, whatever a title says', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('</script><img>', '<!--')), (title) => {
        const document = articleJsonLd({ ...article('x'), title }, [topic], context);
        const json = jsonForScript(document);
        expect(json).not.toContain('<');
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(document)));
      }),
    );
  });
});
