import { readMeta } from './meta.ts';
import type { Library } from './open.ts';

/** Whether the site has a page about itself. */
export const hasAboutPage = (library: Library): boolean => readMeta(library, 'about') !== undefined;
