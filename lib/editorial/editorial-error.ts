import { UserError } from '../site/user-error.ts';

/** A wish that can't be met; `message` is for the editor. */
export class EditorialError extends UserError {}
