/** What the library's thread tells the server. */
export type FromThread =
  | { readonly kind: 'state'; readonly state: LiveState }
  | { readonly kind: 'log'; readonly line: string }
  /** What keeps it from importing; null as soon as everything is imported again. */
  | { readonly kind: 'failure'; readonly message: string | null }
  /** The answer to `mend`: whether the database was damaged and is built again. */
  | { readonly kind: 'mended'; readonly mended: boolean }
  /** The library can't be opened; `mendable`: the error is a `UserError`. */
  | { readonly kind: 'failed'; readonly message: string; readonly mendable: boolean };

/** What the server tells the library's thread. */
export type ToThread = 'mend' | 'close';

export interface LiveState {
  readonly generation: number;
  /** Whether this process is the one that imports. */
  readonly importer: boolean;
  /** Whether another process imports, but has given no sign of life for long: what is saved isn't seen. */
  readonly importerSilent: boolean;
  /** Problems that single files have. */
  readonly problems: number;
  /** Imports of this process that changed something. */
  readonly imports: number;
  /** How long (ms) the last of them took. */
  readonly lastImportMs: number;
  /** Identity of the database file. */
  readonly inode: number;
}
