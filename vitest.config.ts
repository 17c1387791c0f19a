import { defineConfig } from 'vitest/config';
import { COMPILED_THREADS } from './tests/library/compile-threads.ts';

/** Tests of functions: many files of a second or less. */
const FUNCTIONS = ['content', 'editorial', 'markdown', 'relations', 'site', 'text'].map(
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
    // Loading vitest, remark, zod, Playwright and so on anew for each file took a fifth of the whole time. Files of a
    // project share a process: each puts back what it changes there.
    isolate: false,
    setupFiles: ['tests/each-file.ts'],
    // They run in the order of their names: the short files are last, and no worker is without one.
    projects: [
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/setup.ts',
          setupFiles: ['tests/browser/each-file.ts'],
          // A browser on a busy machine takes its time.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', ...FUNCTIONS],
          globalSetup: 'tests/library/compile-threads.ts',
          // Of lib/library.
          alias: { './thread.ts': `${COMPILED_THREADS}/thread.mjs` },
        },
      },
      {
        extends: true,
        test: { name: 'together', include: FUNCTIONS },
      },
    ],
  },
});
