import { aliasTarget, expiredTitle, publishedArticle } from '../../../../lib/library/articles.ts';
import { currentLibrary } from '../../../../lib/library/current.ts';
import { articlePath } from '../../../../lib/site/urls.ts';
import { articleMarkdownPath } from '../../../../lib/syndication/addresses.ts';
import { articleMarkdown } from '../../../../lib/syndication/article-markdown.ts';
import { fileResponse, movedFile, noFile } from '../../../parts/file-response.ts';
import { missingFile } from '../../../parts/former-address.ts';

/** `/articles/SLUG.md`, which next.config.mjs leads here. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const library = currentLibrary();
  const now = Date.now();
  const slug = (await params).slug;
  const article = publishedArticle(library, slug, now);
  if (article !== null) {
    return fileResponse(articleMarkdown(library, article, now), {
      type: 'text/markdown',
      link: `<${library.environment.siteUrl}${articlePath(slug)}>; rel="canonical"`,
    });
  }
  const target = aliasTarget(library, `/articles/${slug}`, now);
  if (target !== null) return movedFile(articleMarkdownPath(target));
  return expiredTitle(library, slug, now) === null ? missingFile(`/articles/${slug}.md`) : noFile(410);
}
