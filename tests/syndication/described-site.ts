import { type ArticleRecord, publishedArticle } from '../../lib/library/articles.ts';
import { site } from '../../lib/library/meta.ts';
import { NOW, publishedSite, SITE_URL } from './published-site.ts';

/** A site of which there is something to say to search engines and in previews of its links. */
export const { library } = publishedSite(
  {
    x: {
      title: '分期怎么退',
      publishedAt: '2024-06-01 06:23:45',
      updatedAt: '2024-07-01',
      sources: [
        { title: '民法典', detail: '第六百七十三条', publisher: '全国人大', url: 'https://npc.gov.cn/' },
        { title: '报道' },
      ],
      corrections: [{ date: '2025-05-20', text: '原来写错了。' }],
    },
    y: { publishedAt: '2024-01-01' },
    later: { publishedAt: '2025-06-02' },
  },
  {
    publisher: '编辑部',
    licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  },
);
export const context = { site: site(library), siteUrl: SITE_URL };

/** An article that readers can see. */
export function article(slug: string): ArticleRecord {
  const record = publishedArticle(library, slug, NOW);
  if (record === null) throw new Error(slug);
  return record;
}
