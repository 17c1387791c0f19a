/** Whether `parseArgs` could make nothing of what was typed. */
export const isMistyped = (error: unknown): error is TypeError =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
