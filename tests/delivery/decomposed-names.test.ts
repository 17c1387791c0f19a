import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { Metrics } from '../../lib/delivery/metrics.ts';
import { StaticFiles } from '../../lib/delivery/static-files.ts';
import { normaliseTarget } from '../../lib/delivery/target.ts';

it('a picture whose name macOS has taken apart is sent at its address, in smaller versions, too (it was 404 on Linux)', async () => {
  const root = mkdtempSync(join(tmpdir(), 'apart-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const [folder, name] = ['が図', 'é 1.png'];
  mkdirSync(join(root, 'images', folder.normalize('NFD')), { recursive: true });
  const picture = sharp({ create: { width: 500, height: 300, channels: 3, background: '#fff' } });
  writeFileSync(
    join(root, 'images', folder.normalize('NFD'), name.normalize('NFD')),
    await picture.png().toBuffer(),
  );
  const files = new StaticFiles({
    root,
    contentDir: root,
    scaledDir: join(root, 'scaled'),
    secure: false,
    metrics: new Metrics(),
  });
  const address = encodeURI(`/images/${folder}/${name}`);
  expect(normaliseTarget(encodeURI(`/images/${folder}/${name}`.normalize('NFD')))).toEqual({
    kind: 'redirect',
    location: address,
  });
  expect((await files.locate(address))?.file).toContain('.png');
  // An export has them under these names.
  expect(await files.paths()).toEqual([address]);
  const scaled = files.scaledPaths([address]);
  expect(scaled).toEqual([`${address}.400.webp`, `${address}.800.webp`]);
  expect((await files.locate(`${address}.400.webp`))?.file).toMatch(/\.webp$|\.png$/);
  expect(await files.locate(encodeURI('/images/ガ図/1.png'))).toBeNull();
});
