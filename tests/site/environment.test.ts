import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../lib/site/environment.ts';
import { UserError } from '../../lib/site/errors.ts';

describe('the settings of the process', () => {
  it('all have defaults', () => {
    expect(readEnvironment({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      siteUrl: 'http://127.0.0.1:3000',
      contentDir: resolve('content'),
      dataDir: resolve('.data'),
      watch: 'events',
      preview: false,
    });
  });

  it('show drafts when PREVIEW is 1', () => {
    expect(readEnvironment({ PREVIEW: '1', WATCH: 'poll' })).toMatchObject({ preview: true, watch: 'poll' });
    expect(readEnvironment({ PREVIEW: '0', WATCH: 'events' })).toMatchObject({
      preview: false,
      watch: 'events',
    });
  });

  it('count as missing when they are empty', () => {
    expect(readEnvironment({ PORT: '', SITE_URL: '', HOST: '' }).siteUrl).toBe('http://127.0.0.1:3000');
  });

  it('lose the blanks around them, and the CR of a file of Windows (HOST was no address, DATA_DIR another folder)', () => {
    const read = readEnvironment({ HOST: ' ::1\r', SITE_URL: ' ', WATCH: 'poll\r', DATA_DIR: '/data ' });
    expect(read).toMatchObject({ siteUrl: 'http://[::1]:3000', watch: 'poll', dataDir: resolve('/data') });
  });

  it('SITE_URL loses its last slash, an IPv6 host gets brackets', () => {
    expect(readEnvironment({ SITE_URL: 'https://example.com/' }).siteUrl).toBe('https://example.com');
    expect(readEnvironment({ SITE_URL: 'http://intranet:8080' }).siteUrl).toBe('http://intranet:8080');
    expect(readEnvironment({ HOST: '::1', PORT: '8080' }).siteUrl).toBe('http://[::1]:8080');
  });

  it('SITE_URL with capitals or Han letters was not the origin that browsers know', () => {
    expect(readEnvironment({ SITE_URL: 'HTTPS://Example.com' }).siteUrl).toBe('https://example.com');
    expect(readEnvironment({ SITE_URL: 'https://例子.example' }).siteUrl).toBe('https://xn--fsqu00a.example');
  });

  it.each(['https://a.example/sub/', 'https://a.example/?x', 'https://me:you@a.example'])(
    'SITE_URL=%s was taken, and every link of the site led past it',
    (url) => expect(() => readEnvironment({ SITE_URL: url })).toThrow('应为网站的根'),
  );

  it.each(['example.com', 'https://', 'www.example.com:8080/'])(
    'SITE_URL=%s ended the start with a stack trace',
    (url) =>
      expect(() => readEnvironment({ SITE_URL: url })).toThrow(
        `环境变量 SITE_URL=${url} 不能用：应为 http(s) 网址`,
      ),
  );

  it('that are wrong are all named, with their value', () => {
    const wrong = { PORT: '70000', SITE_URL: 'ftp://example.com', WATCH: 'often', PREVIEW: 'yes' };
    const read = () => readEnvironment(wrong);
    expect(read).toThrow(UserError);
    expect(read).toThrow(
      [
        '环境变量 PORT=70000 不能用：应在 0 到 65535 之间',
        '环境变量 SITE_URL=ftp://example.com 不能用：应为 http(s) 网址，例如 https://example.com',
        '环境变量 WATCH=often 不能用：只能是 events 或 poll',
        '环境变量 PREVIEW=yes 不能用：只能是 0 或 1',
      ].join('\n'),
    );
  });

  it.each(['abc', '-1', '80.5', '65536'])('PORT=%s is refused', (port) => {
    expect(() => readEnvironment({ PORT: port })).toThrow(`环境变量 PORT=${port} 不能用`);
  });

  it.each(['/site/public', '/site/images/data', 'public/data'])(
    'DATA_DIR=%s put the database, with all drafts, where anyone could download it',
    (folder) => {
      const read = () => readEnvironment({ CONTENT_DIR: '/site', DATA_DIR: folder });
      expect(read).toThrow(`环境变量 DATA_DIR=${folder} 不能用：`);
    },
  );

  it('DATA_DIR may be elsewhere in the content folder', () => {
    const { dataDir } = readEnvironment({ CONTENT_DIR: '/site', DATA_DIR: '/site/publication' });
    expect(dataDir).toBe(resolve('/site/publication'));
  });
});
