/** Zero-width signs, marks of direction and soft hyphens; not the joiner within an emoji (👨‍👩‍👧). */
const UNSEEN =
  /[\u00AD\u061C\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D/gu;

/**
 * The text as it is searched: each letter with its accent as one (NFC), for a file may have them apart, and without
 * what nobody sees and a paste from elsewhere brings along. `fold`, which comes after it, keeps every offset.
 */
export const composed = (text: string): string => text.replace(UNSEEN, '').normalize('NFC');
