import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The serve command in a process of its own. */
export interface ServeProcess {
  readonly child: ChildProcess;
  /** What it has written to standard error so far. */
  readonly errors: () => string;
  /** Address that it printed when it was ready. Rejects when it ends before. */
  readonly ready: Promise<string>;
  /** Exit code, or the signal that ended it. Its database is gone by then. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** Has it stop as a service does, and waits for its end. */
  stop(): Promise<void>;
}

/** What `npm start` runs. */
const BOOTSTRAP = [process.execPath, 'lib/commands/bootstrap.mjs', 'serve'];
/** As at a terminal: npm, its shell and the command are a group of processes. */
export const BY_NPM = ['npm', 'start'];

/** Runs the command on a free port with a database of its own, unless the settings say otherwise. */
export function runServe(
  settings: Readonly<Record<string, string>> = {},
  command: readonly string[] = BOOTSTRAP,
): ServeProcess {
  const [program = '', ...parameters] = command;
  const dataDir = mkdtempSync(join(tmpdir(), 'serve-'));
  const child = spawn(program, parameters, {
    detached: command === BY_NPM,
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => {
      rmSync(dataDir, { recursive: true, force: true });
      resolve(code ?? signal);
    });
  });
  const ready = new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /^http:\/\/\S+$/m.exec(output)?.[0];
      if (address !== undefined) resolve(address);
    });
    ended.then((code) => reject(new Error(`serve ended with ${code}: ${errors}`)));
  });
  // Who only waits for the end does not look at it.
  ready.catch(() => {});
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { child, errors: () => errors, ready, ended, stop };
}
