/**
 * An error that the person who typed a command can mend. Its message is in Chinese, says what to do, and is all that
 * commands print of it; of any other error they print the stack.
 */
export class UserError extends Error {}

/** What an error says; of anything else that was thrown, itself as text. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The code of an error of Node or SQLite, such as `ENOENT`; empty without one. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
