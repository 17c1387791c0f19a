import { expect, it, onTestFinished, vi } from 'vitest';

it('finds pictures where folders are parted by backslashes (every picture was called missing)', async () => {
  // The paths of that system, wherever the test runs.
  vi.doMock('node:path', async (load) => {
    const { win32 } = await load<typeof import('node:path')>();
    return { ...win32, default: win32 };
  });
  vi.resetModules();
  onTestFinished(() => {
    vi.doUnmock('node:path');
    vi.resetModules();
  });
  const { imageFile } = await import('../../lib/library/images.ts');
  expect(imageFile('C:\\site', '/images/a/../b%20c.png?x')).toBe('C:\\site\\images\\b c.png');
  expect(imageFile('C:\\site', '/images/..%5C..%5Csite.yaml')).toBeNull();
  expect(imageFile('C:\\site', '/images/../site.yaml')).toBeNull();
});
