import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishedArticle } from '../../lib/library/articles.ts';
import { generation, readMeta, site } from '../../lib/library/meta.ts';
import { topicNames } from '../../lib/library/names.ts';
import { synonymGroups } from '../../lib/library/synonyms.ts';
import { topicAliasTarget } from '../../lib/library/topics.ts';
import { articleText } from './content-folder.ts';
import { imported, now } from './imported.ts';
import { problems } from './problems.ts';

const { folders, library, everything, files } = imported();

describe('importing the site’s own files', () => {
  it('does not make pages anew for settings whose time alone changed (each deployment dropped every stored page)', () => {
    folders().write('site.yaml', 'name: 站\n');
    folders().write('about.md', '关于\n');
    everything();
    const before = generation(library());
    for (const file of ['site.yaml', 'about.md']) {
      utimesSync(join(folders().contentDir, file), new Date(), new Date(0));
    }
    expect(everything()).toMatchObject({ changed: false });
    expect(generation(library())).toBe(before);
    folders().write('site.yaml', 'name: 新站\n');
    expect(everything()).toMatchObject({ changed: true });
    expect(site(library()).name).toBe('新站');
  });

  it('forgets what stood in a file of the site’s own that is gone', () => {
    folders().write('articles/a.md', articleText('甲'));
    folders().write('site.yaml', 'name: 站\n');
    folders().write('about.md', '关于\n');
    folders().write('synonyms.yaml', '- [逾期, 没还上]\n');
    folders().write('topics.yaml', '- id: fenqi\n  name: 分期\n');
    everything();
    const known = () => [
      site(library()).name,
      readMeta(library(), 'about'),
      synonymGroups(library()).length,
      publishedArticle(library(), 'a', now)?.mainTopic?.name,
    ];
    expect(known()).toEqual(['站', '关于\n', 1, '分期']);
    for (const file of ['site.yaml', 'about.md', 'synonyms.yaml', 'topics.yaml']) {
      rmSync(join(folders().contentDir, file));
    }
    everything();
    expect(known()).toEqual(['未命名站点', undefined, 0, 'fenqi']);
  });

  it('does not take the page about the site for an article that has an error', () => {
    folders().write('about.md', '关于\n');
    folders().write('articles/a.md', articleText('甲', { body: '[关于](/articles/about)' }));
    everything();
    expect(problems(library(), folders().contentDir).map(({ fix }) => fix)).toEqual([
      '改成已有的名字，或删掉它',
    ]);
  });

  it('reads every article again when the time zone changes', () => {
    folders().write('articles/a.md', articleText('甲', { publishedAt: '2024-06-01 08:00:00' }));
    everything();
    folders().write('site.yaml', 'name: 站\ntimeZone: UTC\n');
    files('site.yaml');
    expect(site(library()).timeZone).toBe('UTC');
    expect(publishedArticle(library(), 'a', now)?.publishedAt).toBe(Date.UTC(2024, 5, 1, 8));
  });

  it('counts them as read: a save of one of them was told as 读了 0 个文件', () => {
    folders().write('site.yaml', 'name: 站\n');
    folders().write('articles/a.md', articleText('甲'));
    expect(everything()).toMatchObject({ read: 2, pictures: false });
    folders().write('about.md', '关于\n');
    expect(files('about.md')).toMatchObject({ read: 1, pictures: false });
    folders().write('images/a.png', 'x');
    expect(files('images/a.png')).toMatchObject({ read: 0, pictures: true });
  });

  it('tells of characters that nobody sees, and not of the mark and the line ends that some editors write', () => {
    folders().write('site.yaml', '\uFEFFname: 站\r\n');
    everything();
    expect(problems(library(), folders().contentDir)).toEqual([]);
    folders().write('site.yaml', 'name: 站\u200B点\n');
    everything();
    expect(problems(library(), folders().contentDir)).toMatchObject([
      { file: 'site.yaml', line: 1, column: 8 },
    ]);
  });

  it('leads from a former address of a topic to the first that has it, until topics.yaml doesn’t name it', () => {
    folders().write('articles/a.md', articleText('甲'));
    const topic = (id: string, alias: string) => `- {id: ${id}, name: ${id}, aliases: [${alias}]}\n`;
    folders().write('topics.yaml', topic('fenqi', '/topics/old') + topic('ka', '/topics/old'));
    everything();
    expect(topicAliasTarget(library(), '/topics/old', now)).toBe('fenqi');
    folders().write('topics.yaml', topic('fenqi', '/topics/other'));
    everything();
    const targets = ['/topics/old', '/topics/other'].map((path) => topicAliasTarget(library(), path, now));
    expect(targets).toEqual([null, 'fenqi']);
  });

  it('keeps the last good site.yaml', () => {
    folders().write('site.yaml', 'name: 好的\n');
    everything();
    folders().write('site.yaml', 'name: [\n');
    everything();
    expect(site(library()).name).toBe('好的');
    expect(problems(library(), folders().contentDir)[0]).toMatchObject({ file: 'site.yaml', rule: 'yaml' });
  });

  it('uses what is good of a file that was never right (one slip, and a new database had no name of any topic)', () => {
    folders().write('articles/a.md', articleText('甲'));
    folders().write('site.yaml', 'name: 站\ncontact: 电话\n');
    folders().write('topics.yaml', '- {id: fenqi, name: 分期}\n- {id: lipinka, name: }\n');
    folders().write('synonyms.yaml', '- [逾期, 没还上]\n- [卡片]\n');
    everything();
    const known = () => [
      site(library()).name,
      publishedArticle(library(), 'a', now)?.mainTopic?.name,
      synonymGroups(library()),
    ];
    expect(known()).toEqual(['站', '分期', [['逾期', '没还上']]]);
    expect(problems(library(), folders().contentDir).map(({ file }) => file)).toEqual([
      'site.yaml',
      'synonyms.yaml',
      'topics.yaml',
    ]);
    // Still wrong, but newer.
    folders().write('topics.yaml', '- {id: fenqi, name: 分期付款}\n- {id: lipinka, name: }\n');
    files('topics.yaml');
    expect(known()[1]).toBe('分期付款');
    folders().write('topics.yaml', 'fenqi\n');
    files('topics.yaml');
    expect(known()[1]).toBe('分期付款');
  });

  it('keeps the last good topics.yaml, whatever is good of a later one', () => {
    folders().write('articles/a.md', articleText('甲'));
    folders().write('topics.yaml', '- {id: fenqi, name: 分期}\n- {id: lipinka, name: 礼品卡}\n');
    everything();
    folders().write('topics.yaml', '- {id: fenqi, name: 分期付款}\n- {id: lipinka, name: }\n');
    everything();
    expect([...topicNames(library())]).toEqual([
      ['fenqi', '分期'],
      ['lipinka', '礼品卡'],
    ]);
  });

  it('keeps the page of a topic whose record has a mistake (it was 404 with a new database)', () => {
    folders().write('articles/a.md', articleText('甲'));
    folders().write('topics.yaml', '- id: fenqi\n  name: 分期: 怎么还\n- {id: lipinka, name: 礼品卡}\n');
    everything();
    expect(publishedArticle(library(), 'a', now)?.mainTopic).toMatchObject({ id: 'fenqi', name: 'fenqi' });
    expect([...topicNames(library())].map(([id]) => id).sort()).toEqual(['fenqi', 'lipinka']);
  });

  it('does not call a topic unknown whose record has a mistake (the editor was told to choose another)', () => {
    folders().write('articles/a.md', articleText('甲'));
    folders().write('topics.yaml', '- id：fenqi\n- {id: lipinka, name: 礼品卡}\n');
    everything();
    expect(problems(library(), folders().contentDir).map(({ rule }) => rule)).toEqual(['invalid-value']);
  });

  it('calls a topic unknown beside a circle of parents, with which topics.yaml is used (the report did, the preview did not)', () => {
    folders().write('articles/a.md', articleText('甲'));
    folders().write('topics.yaml', '- {id: lipinka, name: 礼品卡, parent: lipinka}\n');
    everything();
    expect(problems(library(), folders().contentDir).map(({ rule }) => rule)).toEqual([
      'unknown-topic',
      'parent-circle',
    ]);
  });
});
