import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, expect } from 'vitest';
import { Metrics } from '../../lib/delivery/metrics.ts';
import { StaticFiles } from '../../lib/delivery/static-files.ts';
import { startTestSite } from './site.ts';

/** Noise: as hard to compress as a photo of grass. */
export const photo = (width: number, height: number): Sharp =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  });

/** A site with pictures, until the tests of the file are over. */
export async function startPictureSite() {
  const contentDir = mkdtempSync(join(tmpdir(), 'scaled-'));
  const site = await startTestSite({
    render: () => ({ status: 404, headers: { 'content-type': 'text/plain' }, body: Buffer.from('none') }),
    contentDir,
  });
  afterAll(async () => {
    await site.server.stop();
    rmSync(contentDir, { recursive: true });
  });
  const get = (name: string): Promise<Response> => fetch(`${site.url}/images/${name}`);
  return {
    contentDir,
    get,
    /** Saves a picture as an editor does. */
    save(name: string, bytes: Buffer | string): void {
      const file = join(contentDir, 'images', name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    },
    /** The files as another process has them. */
    filesAnew: (): StaticFiles =>
      new StaticFiles({
        root: contentDir,
        contentDir,
        scaledDir: join(contentDir, 'scaled'),
        secure: false,
        metrics: new Metrics(),
      }),
    /** What a reader gets. */
    async picture(name: string): Promise<{ type: string | null; bytes: Buffer }> {
      const response = await get(name);
      expect(response.status, name).toBe(200);
      return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
    },
  };
}
