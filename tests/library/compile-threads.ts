import { compile } from '../../lib/commands/compile.mjs';

/** Folder of what this makes: the library's threads, and what starts them. */
export const COMPILED_THREADS = `${process.cwd()}/.next/test-threads`;

/** Compiles the threads once for all tests, as the build does: each of fifty would take a second to load TypeScript. */
export default (): Promise<void> =>
  compile(
    process.cwd(),
    ['lib/library/thread.ts', 'lib/library/live-thread.ts', 'lib/library/prepare-thread.ts'],
    COMPILED_THREADS,
  );
