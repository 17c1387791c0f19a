import { spawnSync } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Metrics } from '../../lib/delivery/metrics.ts';
import { parseRange, sendFile } from '../../lib/delivery/send.ts';
import { type LargeFile, StaticFiles } from '../../lib/delivery/static-files.ts';
import { makePublicFiles } from './public-files.ts';
import { htmlPage, startTestSite } from './site.ts';

/** A pipe takes the place of a small file as soon as it has been looked at. */
class BecomesPipe extends StaticFiles {
  override async locate(path: string): Promise<LargeFile | null> {
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
      buildDir: root,
      contentDir: root,
      secure: true,
      scaledDir: join(root, 'scaled'),
      metrics: new Metrics(),
    });
    expect(await files.find('/images/pipe.png')).toBeNull();
    const pipe = await files.locate('/images/large.png');
    const answered = new Promise((resolve, reject) => {
      const server = createServer((request, response) => {
        if (pipe !== null) sendFile(request, response, { ...pipe, file }).then(resolve, reject);
        response.destroy();
      }).listen(0, '127.0.0.1');
      onTestFinished(() => void server.close());
      server.once('listening', () => {
        const address = server.address();
        if (typeof address === 'object') fetch(`http://127.0.0.1:${address?.port}/`).catch(() => {});
      });
    });
    expect(await answered).toBeNull();
  });

  it('that were replaced as they were looked at came with the length and the tag of the former', async () => {
    const root = makePublicFiles();
    onTestFinished(() => rmSync(root, { recursive: true }));
    const replaced = Buffer.alloc(900_000, 'n');
    let times = 0;
    class IsReplaced extends StaticFiles {
      override async locate(path: string): Promise<LargeFile | null> {
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
