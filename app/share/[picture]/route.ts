import { join } from 'node:path';
import { aliasTarget, publishedArticle } from '../../../lib/library/articles.ts';
import { currentLibrary } from '../../../lib/library/current.ts';
import { site } from '../../../lib/library/meta.ts';
import { sharePicturePath } from '../../../lib/syndication/addresses.ts';
import { type HanFont, openHanFont } from '../../../lib/syndication/han-font.ts';
import { storedSharePicture } from '../../../lib/syndication/share-store.ts';
import { fileResponse, movedFile } from '../../parts/file-response.ts';
import { missingFile } from '../../parts/former-address.ts';

interface SharePicture {
  readonly params: Promise<{ picture: string }>;
}

let font: HanFont | null = null;
/** Opened by the first picture that has to be made, then kept. */
const currentFont = (): HanFont => {
  font ??= openHanFont(join(process.cwd(), 'node_modules', '@fontsource-variable', 'noto-serif-sc'));
  return font;
};

/** A former slug leads to the picture of the article that had it: others have put its address into their pages. */
export async function GET(_request: Request, { params }: SharePicture): Promise<Response> {
  const { picture } = await params;
  const slug = /^(.+)\.png$/.exec(picture)?.[1];
  if (slug === undefined) return missingFile(`/share/${picture}`);
  const library = currentLibrary();
  const now = Date.now();
  const article = publishedArticle(library, slug, now);
  if (article === null) {
    const target = aliasTarget(library, `/articles/${slug}`, now);
    return target === null || publishedArticle(library, target, now) === null
      ? missingFile(`/share/${picture}`)
      : movedFile(sharePicturePath(target));
  }
  const text = { title: article.title, topic: article.mainTopic?.name ?? '', site: site(library).name };
  const folder = join(library.environment.dataDir, 'share', slug);
  return fileResponse(await storedSharePicture(text, { folder, font: currentFont }), { type: 'image/png' });
}
