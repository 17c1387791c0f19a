import { createRequire } from 'node:module';
import type sharp from 'sharp';

/**
 * Loads the library for pictures. By `require`, because its ES module has import attributes, which Node 20.9 doesn't
 * know (https://nodejs.org/api/esm.html#import-attributes): there no build came to its end.
 */
export const loadSharp = (): typeof sharp => createRequire(import.meta.url)('sharp');
