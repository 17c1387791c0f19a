import { MissingContentError } from '../content/folder.ts';
import { EditorialError } from '../editorial/editorial-error.ts';
import { SettingsError } from '../site/environment.ts';
import { isMistyped } from './mistyped.ts';

/**
 * Runs an editor's command. What the editor can mend is told in one message, with the usage where the command was
 * typed wrong, and ends with exit code 1; any other error is thrown.
 * @param command returns the exit code
 */
export function explainMistakes(usage: string, command: () => number): void {
  try {
    process.exitCode = command();
  } catch (error) {
    process.exitCode = 1;
    if (isMistyped(error)) {
      console.error(`参数不对：${error.message}\n用法：${usage}`);
    } else if (
      error instanceof EditorialError ||
      error instanceof MissingContentError ||
      error instanceof SettingsError
    ) {
      console.error(error.message);
    } else throw error;
  }
}
