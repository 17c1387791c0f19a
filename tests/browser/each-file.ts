import { afterAll } from 'vitest';
import { leave } from './reader.ts';

// Vitest runs this for each file of tests, but the modules that files share for the first of them only.
afterAll(leave);
