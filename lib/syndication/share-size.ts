/**
 * Pixels of a share picture: what Open Graph readers show without cutting (1.91 : 1). On their own, so that a page
 * that only names the picture does not load what draws it.
 */
export const SHARE_WIDTH = 1200;
export const SHARE_HEIGHT = 630;
