import { visit } from 'unist-util-visit';
import { bodyExcess } from '../content/body-limits.ts';
import { markdownSyntax } from '../markdown/syntax.ts';
import { applyEdits, type Edit } from '../text/edits.ts';

/** A note to oneself in Obsidian, with what stands beside it. */
const NOTE = /(.?)%%([^%\n]{1,500})%%(?=(.?))/gu;
/** What would end a comment. */
const COMMENT_END = /^-?>|--|-$/;
/** Beside a letter of these, it is a variable of Windows (`%%i`) or a number. */
const WORD = /\w/;

/** Markdown with Obsidian's notes to oneself (`%%…%%`) as comments, which no page shows either. */
export function withHiddenNotes(markdown: string): string {
  if (!markdown.includes('%%') || bodyExcess(markdown) !== null) return markdown;
  const edits: Edit[] = [];
  visit(markdownSyntax.parse(markdown), 'text', ({ position }) => {
    const from = position?.start.offset ?? 0;
    const written = markdown.slice(from, position?.end.offset ?? 0);
    // Of a note in several lines, it isn't known what is in it.
    if (written.split('\n').some((line) => line.split('%%').length % 2 === 0)) return;
    for (const { 0: found, 1: before = '', 2: words = '', 3: behind = '', index } of written.matchAll(NOTE)) {
      if (COMMENT_END.test(words) || WORD.test(before) || WORD.test(behind)) continue;
      const [start, end] = [from + index + before.length, from + index + found.length];
      // A comment at the beginning of a line hides all of it.
      const isFirst = /(?:^|\n)[ \t>*+\d.-]*$/.test(markdown.slice(Math.max(0, start - 100), start));
      if (isFirst && !/^[ \t]*(?:\n|$)/.test(markdown.slice(end, end + 100))) continue;
      edits.push({ from: start, to: end, text: `<!--${words}-->` });
    }
  });
  return applyEdits(markdown, edits);
}
