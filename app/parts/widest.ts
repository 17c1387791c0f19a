/** Em that a line has on a phone 360 px wide: of an article's title, of a title in a list, of a link in a plain list. */
export const WIDEST_TITLE = 13;
export const WIDEST_CARD = 18;
export const WIDEST_LINK = 19;
/** Em that the title of an article has beside its contents on a wide screen. */
export const WIDEST_COLUMN = 17.7;
