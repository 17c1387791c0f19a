import { UserError } from '../site/user-error.ts';

/** An editor's command that can't be carried out; `message` says why and what to do, in Chinese. */
export class EditorialError extends UserError {}
