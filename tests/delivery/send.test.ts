import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Metrics } from '../../lib/delivery/metrics.ts';
import { parseRange, sendFile } from '../../lib/delivery/send.ts';
import { type LargeFile, StaticFiles } from '../../lib/delivery/static-files.ts';
import { makePublicFiles } from './public-files.ts';

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
    const server = createServer((request, response) => {
      if (pipe !== null) sendFile(request, response, { ...pipe, file });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await expect(
      fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(5_000) }).then((got) => got.text()),
    ).rejects.toThrow(/terminated|fetch failed/);
    server.close();
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
