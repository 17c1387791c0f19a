import * as z from 'zod';
import { SITE_FILE } from '../content/folder.ts';
import { listPictures } from '../content/pictures.ts';
import type { FoundProblem } from '../content/problem.ts';
import { parseSiteFile } from '../content/settings-files.ts';
import { readTextFile } from '../content/text-file.ts';
import { PICTURES, readMeta, site } from './meta.ts';
import { slugsOfFiles, titles } from './names.ts';
import { once } from './once.ts';
import type { Library } from './open.ts';
import { firstValue, rows, textValue } from './rows.ts';
import { relativeLink, unknownArticle, wrongPicture } from './wrong-references.ts';

const addressRow = z.object({
  file: z.string(),
  line: z.number(),
  column: z.number(),
  href: z.string(),
  image: z.number(),
});

/** Problems that only a look into the folder tells: pictures, relative links and articles to read first. */
export const addressProblems = (library: Library, contentDir: string): FoundProblem[] => [
  ...wrongAddresses(library, contentDir),
  ...wrongFeatured(library, contentDir),
];

/** Makes a function that says whether there is an article, or a file of one that can't be used as it is. */
function articleFinder(library: Library): (slug: string) => boolean {
  const { db } = library;
  const slugs = once(() => slugsOfFiles(library));
  return (slug) =>
    firstValue(db, textValue, 'select slug value from articles where slug = :slug', { slug }) !== undefined ||
    slugs().has(slug);
}

/** Addresses of pictures that are there, as long as no picture has changed: to look at each file takes 10 µs. */
const seen = new WeakMap<Library['db'], { readonly pictures: string; readonly addresses: Set<string> }>();

function seenPictures(library: Library): Set<string> {
  const pictures = readMeta(library, PICTURES) ?? '';
  const known = seen.get(library.db);
  if (known?.pictures === pictures) return known.addresses;
  const addresses = new Set<string>();
  seen.set(library.db, { pictures, addresses });
  return addresses;
}

/** Pictures that aren't there, and links that lead nowhere because they are relative. */
function wrongAddresses(library: Library, contentDir: string): FoundProblem[] {
  const isArticle = articleFinder(library);
  const written = rows(
    library.db,
    addressRow,
    `select a.file, r.line, r.col as column, r.href, r.image from article_addresses r join articles a on a.id = r.article_id`,
  );
  const there = seenPictures(library);
  const images = once(() => listPictures(contentDir).files.map((file) => `/${file}`));
  return written.flatMap(({ href, image, ...place }): FoundProblem[] => {
    if (there.has(href)) return [];
    const wrong =
      image === 1
        ? wrongPicture(contentDir, place.file, href, images)
        : relativeLink(contentDir, place.file, href, (meant, _, name) =>
            isArticle(meant) || isArticle(name) ? meant : null,
          );
    if (wrong === null) there.add(href);
    return wrong === null ? [] : [{ ...place, severity: 'error', ...wrong }];
  });
}

/** Articles to read first that don't exist. */
function wrongFeatured(library: Library, contentDir: string): FoundProblem[] {
  const isArticle = articleFinder(library);
  const { featured } = site(library);
  if (featured.every(isArticle)) return [];
  const read = readTextFile(contentDir, SITE_FILE);
  // With a broken file, the last good version of it counts, which nobody can mend.
  const written = read !== null && 'text' in read ? parseSiteFile(read.text) : null;
  const known = once(() => titles(library));
  return (written?.value?.featured ?? []).flatMap((slug, index): FoundProblem[] => {
    if (written === null || isArticle(slug)) return [];
    const place = written.place(['featured', index]);
    return [
      { file: SITE_FILE, ...place, severity: 'error', ...unknownArticle('unknown-featured', slug, known) },
    ];
  });
}
