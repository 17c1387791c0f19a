/**
 * Width of a line in em on a phone 360 px wide, for `titleClass`: of an article's title, of a title in a list of cards,
 * of a link in a plain list.
 */
export const WIDEST_TITLE = 13;
export const WIDEST_CARD = 18;
export const WIDEST_LINK = 19;
/** The same of an article's title beside the list of contents on a wide screen. */
export const WIDEST_COLUMN = 17.7;
