import { join } from 'node:path';

/** Folder of the compiled commands: as deep in the project as `lib/commands/`, from where they find its root. */
export const compiledDir = (root) => join(root, '.next', 'commands');

/** The commands, and threads, which are started by their name. */
const ENTRIES = [
  'lib/commands/check.ts',
  'lib/commands/evaluate.ts',
  'lib/commands/export.ts',
  'lib/commands/export/page-thread.ts',
  'lib/commands/new.ts',
  'lib/commands/rename.ts',
  'lib/commands/schema.ts',
  'lib/commands/serve.ts',
  'lib/library/live-thread.ts',
  'lib/library/prepare-thread.ts',
];

/**
 * Compiles the commands and their threads, each with everything that it imports: loading them as TypeScript, package
 * by package, would take longer than all the rest of a start.
 * @param entries other modules, and another folder, for tests
 */
export async function compile(root, entries = ENTRIES, outdir = compiledDir(root)) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.9',
    minifyWhitespace: true,
    minifySyntax: true,
    // A native module, and Next, which looks for its own files.
    external: ['libsql', 'next'],
    // What is bundled of CommonJS asks for Node's own modules by `require`.
    banner: {
      js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
    },
  });
}
