import { type Document, type LineCounter, parseDocument } from 'yaml';

/**
 * Parses YAML 1.2 (core schema, in which time stamps are texts), with one difference: a number is the text that was
 * written. As numbers, 0571 and 2024.10 would lose a digit. Mistakes are in the document's `errors`.
 */
export const parseYaml = (
  text: string,
  options: { readonly lineCounter?: LineCounter; readonly uniqueKeys?: boolean } = {},
): Document =>
  parseDocument(text, {
    ...options,
    prettyErrors: false,
    // Warnings would go to the terminal, between the lines of a report.
    logLevel: 'error',
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !/:(?:int|float)$/.test(tag.tag)),
  });
