/** Finds where the words of a Chinese text begin, by ICU's dictionary; it doesn't know every word. */
export const wordSegmenter = new Intl.Segmenter('zh', { granularity: 'word' });
