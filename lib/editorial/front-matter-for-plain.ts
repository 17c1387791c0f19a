import type { ContentFile } from '../content/folder.ts';
import { isPlainMarkdown } from '../content/plain-markdown.ts';
import { plainText } from '../content/text-file.ts';
import type { Site } from '../site/site.ts';
import { lineEndOf } from '../text/edits.ts';
import { derivedFields, type LineRange, withoutLines } from './derived-fields.ts';
import { requiredFields } from './required-fields.ts';

/** A text that was given fields. */
export interface GivenFields {
  readonly text: string;
  /** The lines that are new, in the text as it is now. */
  readonly added: LineRange;
  /** The lines of the text as it was that have gone, because the title has their words now. */
  readonly removed: LineRange;
}

/**
 * Gives a file that never had any the front matter that can be known of it (`derivedFields`). Null for any other file.
 * @param now milliseconds since the epoch
 * @param draft whether it is to stay off the site
 */
export function giveFrontMatter(
  text: string,
  file: Pick<ContentFile, 'file' | 'mtime'>,
  site: Site,
  { now, draft }: { now: number; draft: boolean },
): GivenFields | null {
  if (!isPlainMarkdown(plainText(text))) return null;
  const derived = derivedFields(text, file, site, now);
  const { lines, titleLines } = derived;
  const body = withoutLines(lines, titleLines);
  const front = [
    '---',
    ...requiredFields(derived),
    ...(draft ? ['draft: true'] : []),
    '---',
    ...(/^[^\S\r\n]*[\r\n]/.test(body) ? [] : ['']),
  ];
  const lineEnd = lineEndOf(text);
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return {
    text: mark + front.map((line) => line + lineEnd).join('') + body,
    added: { from: 0, count: front.length },
    removed: titleLines,
  };
}
