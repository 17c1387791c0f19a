import { join } from 'node:path';

/** Folder of the compiled commands: as deep in the project as `lib/commands/`, from where they find its root. */
export const compiledDir = (root) => join(root, '.next', 'commands');

/**
 * Compiles the commands that serve pages, and their threads, each with everything that it imports:
 * loading them as TypeScript, package by package, would take longer than all the rest of a start.
 */
export async function compile(root) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: [
      'commands/serve.ts',
      'commands/export.ts',
      'commands/export/page-thread.ts',
      'library/live-thread.ts',
      'library/prepare-thread.ts',
    ].map((file) => join('lib', file)),
    outdir: compiledDir(root),
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.9',
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: false,
    // Native modules, and Next, which looks for its own files.
    external: ['libsql', 'next'],
    // What is bundled of CommonJS asks for Node's own modules by `require`.
    banner: {
      js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
    },
    logLevel: 'warning',
  });
}
