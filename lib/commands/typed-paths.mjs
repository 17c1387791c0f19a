import { resolve } from 'node:path';

const SETTINGS = ['CONTENT_DIR', 'DATA_DIR'];
const FLAGS = ['--out', '--corpus'];

/** The folder in which a command was typed; npm goes to the package's folder first, and tells where it came from. */
export const typedIn = (root, cwd, variables) => (cwd === root ? variables.INIT_CWD || cwd : cwd);

/** Settings that are paths, made absolute: as they were meant where the command was typed. */
export const typedSettings = (folder, variables) =>
  Object.fromEntries(
    SETTINGS.filter((name) => variables[name]?.trim()).map((name) => [
      name,
      resolve(folder, variables[name].trim()),
    ]),
  );

/** Flags with those that take a path made absolute. */
export const typedFlags = (folder, flags) =>
  flags.map((flag, index) => {
    if (FLAGS.includes(flags[index - 1])) return flag && resolve(folder, flag);
    const [, name, path] = /^(--[a-z]+)=(.+)$/s.exec(flag) ?? [];
    return FLAGS.includes(name) ? `${name}=${resolve(folder, path)}` : flag;
  });
