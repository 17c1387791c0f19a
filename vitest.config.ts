import { defineConfig } from 'vitest/config';

/** Folders of tests that leave nothing in their process that another test would see. */
const TOGETHER = ['content', 'editorial', 'markdown', 'relations', 'site', 'text'].map(
  (folder) => `tests/${folder}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A busy machine takes more than the second that Vitest waits for what is expected to come.
    expect: { poll: { timeout: 10_000 } },
    // Browser and server tests share two cores; more workers only make each slower.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: TOGETHER,
          // Loading remark, zod and the dictionaries anew for each file took half of these tests' time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', ...TOGETHER],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/setup.ts',
          // A browser on a busy machine takes its time.
          testTimeout: 60_000,
        },
      },
    ],
  },
});
