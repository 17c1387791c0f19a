import { percentDecoded } from '../../lib/site/urls.ts';

/**
 * A part of a page's address as text; one that is no valid UTF-8 stays as it is and will not be found. For pages only:
 * Next has already decoded what a route handler gets, and to decode twice gives each file many addresses.
 */
export const decodeSegment = (segment: string): string => percentDecoded(segment).normalize('NFC');
