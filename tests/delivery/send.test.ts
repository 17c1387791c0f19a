import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Metrics } from '../../lib/delivery/metrics.ts';
import { parseRange } from '../../lib/delivery/send.ts';
import { type FileOnDisk, StaticFiles } from '../../lib/delivery/static-files.ts';
import { makePublicFiles } from './public-files.ts';
import { htmlPage, startTestSite } from './site.ts';

/** A pipe takes the place of a small file as soon as it has been looked at. */
class BecomesPipe extends StaticFiles {
  override async locate(path: string): Promise<FileOnDisk | null> {
    const located = await super.locate(path);
    if (located !== null && located.size < 10) {
      rmSync(located.file);
      spawnSync('mkfifo', [located.file]);
    }
    return located;
  }
}

describe('files that are sent', () => {
  it('that have just become a pipe are none (the reader waited without end, and so did a thread)', async () => {
    const root = makePublicFiles();
    onTestFinished(() => rmSync(root, { recursive: true }));
    const file = join(root, 'images', 'pipe.png');
    writeFileSync(file, 'small');
    const files = new BecomesPipe({
      root,
      contentDir: root,
      secure: true,
      scaledDir: join(root, 'scaled'),
      metrics: new Metrics(),
    });
    expect(await files.find('/images/pipe.png')).toBeNull();
  });

  it('that can not be opened are an error (the reader waited without end, or got no answer)', async () => {
    const root = makePublicFiles();
    onTestFinished(() => rmSync(root, { recursive: true }));
    const pipe = join(root, 'pipe');
    spawnSync('mkfifo', [pipe]);
    class IsPipe extends StaticFiles {
      override async locate(path: string): Promise<FileOnDisk | null> {
        const located = await super.locate(path);
        return located && { ...located, file: pipe, changed: statSync(pipe).ctimeMs };
      }
    }
    const site = await startTestSite({
      render: () => htmlPage(''),
      root,
      contentDir: root,
      staticFiles: IsPipe,
    });
    onTestFinished(() => site.server.stop());
    const signal = AbortSignal.timeout(5_000);
    expect((await fetch(`${site.url}/images/large.png`, { signal })).status).toBe(500);
    expect(site.warnings.join()).toContain(`打不开 ${pipe}`);
  });

  it('that were replaced as they were looked at came with the length and the tag of the former', async () => {
    const root = makePublicFiles();
    onTestFinished(() => rmSync(root, { recursive: true }));
    const replaced = Buffer.alloc(900_000, 'n');
    let times = 0;
    class IsReplaced extends StaticFiles {
      override async locate(path: string): Promise<FileOnDisk | null> {
        const located = await super.locate(path);
        if (times++ === 0) {
          writeFileSync(join(root, 'beside'), replaced);
          renameSync(join(root, 'beside'), located?.file ?? '');
        }
        return located;
      }
    }
    const site = await startTestSite({
      render: () => htmlPage(''),
      root,
      contentDir: root,
      staticFiles: IsReplaced,
    });
    onTestFinished(() => site.server.stop());
    const answer = await fetch(`${site.url}/images/large.png`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(replaced)).toBe(true);
    const again = await fetch(`${site.url}/images/large.png`, { method: 'HEAD' });
    expect(again.headers.get('etag')).toBe(answer.headers.get('etag'));
    expect(times).toBe(3);
  });

  it('that were another one at each look were looked at without end, long after the reader had gone', async () => {
    const root = makePublicFiles();
    onTestFinished(() => rmSync(root, { recursive: true }));
    let looks = 0;
    class AlwaysAnother extends StaticFiles {
      override async locate(path: string): Promise<FileOnDisk | null> {
        looks += 1;
        const located = await super.locate(path);
        return located && { ...located, changed: -looks };
      }
    }
    const site = await startTestSite({
      render: () => htmlPage(''),
      root,
      contentDir: root,
      staticFiles: AlwaysAnother,
    });
    onTestFinished(() => site.server.stop());
    const accepted = once(site.server.http, 'connection');
    const socket = connect(site.port, '127.0.0.1');
    socket.write('GET /images/large.png HTTP/1.1\r\nHost: a\r\n\r\n');
    const [served] = await accepted;
    await expect.poll(() => looks).toBeGreaterThan(3);
    const gone = new Promise((resolve) => served.once('close', resolve));
    socket.on('error', () => {});
    socket.resetAndDestroy();
    await gone;
    const before = looks;
    await sleep(500);
    // One may be under way.
    expect(looks).toBeLessThanOrEqual(before + 1);
  });

  it('have ranges read as RFC 9110 §14.1.2 says', () => {
    expect(parseRange('bytes=0-0', 10)).toEqual({ start: 0, end: 0 });
    expect(parseRange('bytes=5-', 10)).toEqual({ start: 5, end: 9 });
    expect(parseRange('bytes=-3', 10)).toEqual({ start: 7, end: 9 });
    expect(parseRange('bytes=-30', 10)).toEqual({ start: 0, end: 9 });
    expect(parseRange('bytes=5-100', 10)).toEqual({ start: 5, end: 9 });
    for (const beyond of ['bytes=10-', 'bytes=-0']) expect(parseRange(beyond, 10)).toBe('unsatisfiable');
    for (const ignored of [
      undefined,
      'bytes=',
      'bytes=-',
      'bytes=5-4',
      'bytes=0-1,3-4',
      'lines=1-2',
      'bytes=a-b',
    ]) {
      expect(parseRange(ignored, 10)).toBeNull();
    }
  });
});
