import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { publishedArticle } from '../../lib/library/articles.ts';
import { importContent } from '../../lib/library/import.ts';
import { openLiveLibrary } from '../../lib/library/live.ts';
import { generation } from '../../lib/library/meta.ts';
import { libraryFile, openForImport } from '../../lib/library/open.ts';
import { applySchedule, nextChange } from '../../lib/library/schedule.ts';
import { formatIso } from '../../lib/site/dates.ts';
import { articleText, testFolders } from './content-folder.ts';
import { eventually } from './eventually.ts';

const iso = (ms: number): string => formatIso(ms, 'UTC');
const HOUR = 3_600_000;

describe.concurrent('the schedule of a running site', () => {
  it('shows an article at its second and takes one away at its', async () => {
    const folders = testFolders();
    const live = await openLiveLibrary(folders.environment, () => {});
    try {
      // Only now: on a busy machine the library takes seconds to open.
      const second = Math.ceil(Date.now() / 1000) * 1000 + 4000;
      folders.write('articles/later.md', articleText('将来', { publishedAt: iso(second) }));
      folders.write(
        'articles/until.md',
        articleText('到期', { fields: `expiresAt: ${iso(second + 1000)}\n` }),
      );
      const shown = (): string =>
        ['later', 'until']
          .filter((slug) => publishedArticle(live.library, slug, Date.now()) !== null)
          .join(' ');
      await eventually(() =>
        expect([shown(), nextChange(live.library, Date.now())]).toEqual(['until', second]),
      );
      const changes: { at: number; shown: string }[] = [];
      live.onChange(() => {
        // The import may be told after it can be seen.
        if (shown() !== (changes.at(-1)?.shown ?? 'until')) changes.push({ at: Date.now(), shown: shown() });
      });
      await eventually(() => expect(changes.map((change) => change.shown)).toEqual(['later until', 'later']));
      expect(changes[0]?.at).toBeGreaterThanOrEqual(second);
      expect(changes[1]?.at).toBeGreaterThanOrEqual(second + 1000);
    } finally {
      await live.close();
    }
  });
});

describe.concurrent('a moment of the schedule that the database refuses', () => {
  it('is told once, and so is its end (each look said that all was well, and then that it was not)', async () => {
    const { dataDir, environment, write } = testFolders();
    write('articles/later.md', articleText('将来', { publishedAt: iso(Date.now() + HOUR) }));
    const log: string[] = [];
    const live = await openLiveLibrary(environment, (line) => log.push(line));
    const database = new Database(libraryFile(dataDir, false));
    try {
      database.exec(`update articles set visible_from = ${Date.now()};
        create trigger refuse before insert on meta when new.key = 'generation'
          begin select raise(abort, 'refused'); end`);
      await eventually(() => expect(live.failure()).toBe('refused'));
      await new Promise((resolve) => setTimeout(resolve, 3000)); // Looks.
      database.exec('drop trigger refuse');
      await eventually(() => expect(live.failure()).toBeNull());
      expect(log.slice(1)).toEqual(['导入失败：refused', '导入恢复正常']);
    } finally {
      database.close();
      await live.close();
    }
  });

  it('keeps no process from importing that is started (it opened the database and all folders once more each second)', async () => {
    const { dataDir, environment, write } = testFolders();
    write('articles/later.md', articleText('将来', { publishedAt: iso(Date.now() + 60_000) }));
    const library = openForImport(libraryFile(dataDir, false));
    importContent(library, environment);
    // As if it had been imported an hour ago.
    library.db.exec(`update articles set visible_from = visible_from - ${HOUR};
      update meta set value = value - ${HOUR} where key = 'generation-raised-at';
      create trigger refuse before insert on meta when new.key = 'generation'
        begin select raise(abort, 'refused'); end`);
    library.db.close();
    const live = await openLiveLibrary(environment, () => {});
    try {
      expect(live.status().importer).toBe(true);
      await eventually(() => expect(live.failure()).toBe('refused'));
    } finally {
      await live.close();
    }
  });
});

describe('moments of the schedule', () => {
  function scheduled(articles: Readonly<Record<string, string>>) {
    const folders = testFolders();
    for (const [slug, text] of Object.entries(articles)) folders.write(`articles/${slug}.md`, text);
    const library = openForImport(libraryFile(folders.dataDir, false));
    importContent(library, folders.environment);
    return library;
  }
  const start = Math.floor(Date.now() / 1000) * 1000;

  it('are those at which an article appears or expires; drafts have none', () => {
    const library = scheduled({
      a: articleText('甲', {
        publishedAt: iso(start + 2 * HOUR),
        fields: `expiresAt: ${iso(start + 3 * HOUR)}\n`,
      }),
      b: articleText('乙', { publishedAt: iso(start + HOUR), fields: 'draft: true\n' }),
      c: articleText('丙'),
    });
    expect(nextChange(library, start)).toBe(start + 2 * HOUR);
    expect(nextChange(library, start + 2 * HOUR)).toBe(start + 3 * HOUR);
    expect(nextChange(library, start + 3 * HOUR)).toBeNull();
  });

  it('change the marks of a preview, too (定时发布 stood beside an article that was out)', () => {
    const folders = testFolders();
    const times = { publishedAt: iso(start + HOUR), fields: `expiresAt: ${iso(start + 2 * HOUR)}\n` };
    folders.write('articles/a.md', articleText('甲', times));
    const library = openForImport(libraryFile(folders.dataDir, true));
    importContent(library, { contentDir: folders.contentDir, preview: true });
    expect(nextChange(library, start)).toBe(start + HOUR);
    expect(nextChange(library, start + HOUR)).toBe(start + 2 * HOUR);
    expect(nextChange(library, start + 2 * HOUR)).toBeNull();
    library.db.close();
  });

  it('raise the generation once each, also when the process slept over several', () => {
    const library = scheduled({
      a: articleText('甲', { publishedAt: iso(start + HOUR) }),
      b: articleText('乙', { publishedAt: iso(start + 2 * HOUR) }),
    });
    const before = generation(library);
    expect(applySchedule(library, start + HOUR - 1)).toBe(false);
    expect(applySchedule(library, start + 5 * HOUR)).toBe(true);
    expect(applySchedule(library, start + 5 * HOUR)).toBe(false);
    expect(generation(library)).toBe(before + 1);
  });

  it('are looked at again when the clock is set back', () => {
    const library = scheduled({ a: articleText('甲', { publishedAt: iso(start + HOUR) }) });
    expect(applySchedule(library, start + 2 * HOUR)).toBe(true);
    expect(applySchedule(library, start + HOUR / 2)).toBe(true);
    expect(applySchedule(library, start + HOUR)).toBe(true);
  });

  it('are not, for the half second by which a clock is corrected (every page would be made anew)', () => {
    const library = scheduled({ a: articleText('甲', { publishedAt: iso(start + HOUR) }) });
    expect(applySchedule(library, start + 2 * HOUR)).toBe(true);
    expect(applySchedule(library, start + 2 * HOUR - 500)).toBe(false);
  });
});
