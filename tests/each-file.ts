import fc from 'fast-check';
import { afterAll } from 'vitest';
import { deleteTemporaryFolders } from './temporary-folder.ts';

// Vitest runs this for each file of tests, but the modules that files share for the first of them only.
afterAll(deleteTemporaryFolders);

// A failure of CI tells of the change, not of the day's luck. Everywhere else each run has other inputs.
if (process.env.CI !== undefined) fc.configureGlobal({ seed: 20261201 });
