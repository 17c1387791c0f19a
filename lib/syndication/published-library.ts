import type { Library } from '../library/open.ts';
import type { Environment } from '../site/environment.ts';

/** A library, and where its site is published. */
export interface PublishedLibrary extends Library {
  readonly environment: Pick<Environment, 'siteUrl' | 'contentDir' | 'preview'>;
}
