import type { ContentFile } from '../content/folder.ts';
import { isPlainMarkdown } from '../content/plain-markdown.ts';
import { plainText } from '../content/text-file.ts';
import type { Site } from '../site/site.ts';
import { derivedFields, type LineRange } from './derived-fields.ts';
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
  const body = lines.toSpliced(titleLines.from, titleLines.count);
  const front = [
    '---',
    ...requiredFields(derived),
    ...(draft ? ['draft: true'] : []),
    '---',
    ...(body[0]?.trim() === '' ? [] : ['']),
  ];
  const lineEnd = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  return {
    text: [text.startsWith('\uFEFF') ? '\uFEFF' : '', ...front.map((line) => line + lineEnd), ...body].join(
      '',
    ),
    added: { from: 0, count: front.length },
    removed: titleLines,
  };
}
