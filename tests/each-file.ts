import { afterAll } from 'vitest';
import { deleteTemporaryFolders } from './temporary-folder.ts';

// Vitest runs this for each file of tests, but the modules that files share for the first of them only.
afterAll(deleteTemporaryFolders);
