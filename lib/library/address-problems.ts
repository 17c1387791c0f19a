import * as z from 'zod';
import { isSettingsFile, SITE_FILE } from '../content/folder.ts';
import { listPictures } from '../content/pictures.ts';
import type { Problem } from '../content/problem.ts';
import { parseSiteFile } from '../content/settings-files.ts';
import { slugOfFile } from '../content/slug.ts';
import { plainText, readTextFile } from '../content/text-file.ts';
import { site } from './meta.ts';
import { names, TITLES } from './names.ts';
import type { Library } from './open.ts';
import { rows, textValue, values } from './rows.ts';
import { relativeLink, unknownFeatured, wrongPicture } from './wrong-addresses.ts';

const addressRow = z.object({
  file: z.string(),
  line: z.number(),
  col: z.number(),
  href: z.string(),
  image: z.number(),
});

/** Problems that only a look into the folder tells: pictures, relative links and articles to read first. */
export function addressProblems(library: Library, contentDir: string): Problem[] {
  const { rules } = site(library);
  const files = values(library.db, textValue, "select path value from files where path like '%.md'");
  /** Articles, those whose files can't be used as they are among them. */
  const slugs = new Set(files.filter((path) => !isSettingsFile(path)).map(slugOfFile));
  const all = [...wrongAddresses(library, contentDir, slugs), ...wrongFeatured(library, contentDir, slugs)];
  return all.filter(({ rule }) => rules[rule] !== 'off');
}

/** Pictures that aren't there, and links that lead nowhere because they are relative. */
function wrongAddresses({ db }: Library, contentDir: string, slugs: ReadonlySet<string>): Problem[] {
  const written = rows(
    db,
    addressRow,
    `select a.file, r.line, r.col, r.href, r.image from article_addresses r join articles a on a.id = r.article_id`,
  );
  if (written.length === 0) return [];
  const images = listPictures(contentDir).files.map((file) => `/${file}`);
  return written.flatMap(({ file, line, col, href, image }): Problem[] => {
    const wrong =
      image === 1
        ? wrongPicture(contentDir, file, href, images)
        : relativeLink(href, (slug) => slugs.has(slug));
    return wrong === null ? [] : [{ file, line, column: col, severity: 'error', ...wrong }];
  });
}

/** Articles to read first that don't exist. */
function wrongFeatured(library: Library, contentDir: string, slugs: ReadonlySet<string>): Problem[] {
  const { featured } = site(library);
  if (featured.every((slug) => slugs.has(slug))) return [];
  const read = readTextFile(contentDir, SITE_FILE);
  // With a broken file, the last good version of it counts, which nobody can mend.
  const written = read !== null && 'text' in read ? parseSiteFile(SITE_FILE, plainText(read.text)) : null;
  const titles = names(library, TITLES);
  return (written?.value?.featured ?? []).flatMap((slug, index): Problem[] => {
    if (written === null || slugs.has(slug)) return [];
    const place = written.place(['featured', index]);
    return [{ file: SITE_FILE, ...place, severity: 'error', ...unknownFeatured(slug, titles) }];
  });
}
