/**
 * An error that the person who typed a command can mend. Its message is in Chinese, says what to do, and is all that
 * commands print of it; of any other error they print the stack.
 */
export class UserError extends Error {}
