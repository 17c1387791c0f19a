import { type FSWatcher, watch } from 'node:fs';
import { basename, join } from 'node:path';
import { isFolder, listFolders, pathInside, statOf } from '../content/folder.ts';

/** What may have changed: the named paths inside the content folder, or anything. */
export type Hint = readonly string[] | 'anything';

export interface ContentWatch {
  /** False when some folder could not be watched, or is gone: changes are only found by comparing. */
  isComplete(): boolean;
  /** Whether another folder has taken the content folder's place without an event: a link that leads elsewhere now. */
  hasMoved(): boolean;
  /** Looks again which folders there are. */
  refresh(): void;
  close(): void;
}

/** How long (ms) no event must have come before a hint is given: a save is several events within a millisecond. */
const QUIET = 2;
/** The same while many files are written, by a checkout, which stops for a moment now and then. */
export const BUSY_QUIET = 100;
/** More names than this at once are no save of a file or two. */
const FEW = 5;
/** The longest (ms) that a hint waits for the events to end. */
export const PATIENCE = 1_000;
/** More names than this are one look at the whole folder. */
const MANY = 2000;

/**
 * Watches a content folder by one `fs.watch` a folder. An event only hints which name to look at again: events are
 * merged, may come twice and may get lost (the system's queue is finite), so the caller compares everything now
 * and then. Folders that come or go are noticed here.
 */
export function watchContent(contentDir: string, onHint: (hint: Hint) => void): ContentWatch {
  let unwatched = 0;
  const watchers = new Map<string, { readonly watcher: FSWatcher; readonly identity: string }>();
  let names = new Set<string>();
  let anything = false;
  let timer: NodeJS.Timeout | undefined;
  let check: NodeJS.Immediate | undefined;
  /** When the first event came of those that no hint has told. */
  let first: number | null = null;
  /** Whether many files are being written: until no event has come for a while. */
  let busy = false;

  const deliver = (): void => {
    if (first === null) {
      busy = false;
      return;
    }
    const hint: Hint = anything || names.size > MANY ? 'anything' : [...names];
    busy ||= names.size > FEW;
    names = new Set();
    anything = false;
    first = null;
    if (hint === 'anything') refresh();
    onHint(hint);
    if (busy) deliverAfter(BUSY_QUIET);
  };
  /** An event that has come meanwhile, and waits to be heard of, comes before the end of the quiet. */
  const deliverAfter = (quiet: number): void => {
    timer = setTimeout(() => {
      check = setImmediate(deliver);
    }, quiet);
  };
  const stopWaiting = (): void => {
    clearTimeout(timer);
    clearImmediate(check);
  };
  const wake = (): void => {
    const now = performance.now();
    first ??= now;
    stopWaiting();
    const left = first + PATIENCE - now;
    if (left <= 0) deliver();
    else deliverAfter(Math.min(busy ? BUSY_QUIET : QUIET, left));
  };
  const look = (folder: string, name: string | null): void => {
    // A folder that is deleted or moved itself tells so by its own name.
    const ofItself = name === null || name === basename(folder);
    const path = ofItself ? folder : join(folder, name);
    // Another one may soon be in its place (`mv articles old && mv new articles`).
    if (watchers.has(path) && !isFolder(path)) busy = true;
    if (name === basename(folder)) drop(folder);
    if (name === null || !watchers.has(folder) || isFolderEvent(join(folder, name))) anything = true;
    else names.add(pathInside(contentDir, join(folder, name)));
    wake();
  };
  const isFolderEvent = (path: string): boolean => watchers.has(path) || isFolder(path);

  const drop = (folder: string): void => {
    watchers.get(folder)?.watcher.close();
    watchers.delete(folder);
  };
  const add = (folder: string): void => {
    try {
      const identity = identityOf(folder);
      const watcher = watch(folder, (_event, name) => look(folder, name));
      if (identityOf(folder) !== identity) {
        // Another folder took its place just now, and there is no telling which of the two is watched.
        watcher.close();
        unwatched += 1;
        return;
      }
      watchers.set(folder, { watcher, identity });
      watcher.on('error', () => {
        drop(folder);
        look(folder, null);
      });
    } catch {
      // The folder has just gone, or the system has no watch left (Linux: `max_user_instances`).
      unwatched += 1;
    }
  };
  const refresh = (): void => {
    const folders = new Set(listFolders(contentDir));
    for (const [folder, { identity }] of watchers) {
      if (identity !== identityOf(folder)) drop(folder);
    }
    unwatched = 0;
    const before = watchers.size;
    for (const folder of folders) if (!watchers.has(folder)) add(folder);
    // What came into a new folder after it was listed and before it was watched has had no event.
    if (watchers.size > before) refresh();
  };

  refresh();
  return {
    refresh,
    hasMoved() {
      const watched = watchers.get(contentDir);
      return watched !== undefined && watched.identity !== identityOf(contentDir);
    },
    isComplete: () => unwatched === 0 && watchers.size > 0,
    close() {
      stopWaiting();
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}

/** Empty for what has just gone or can't be looked at. A new folder may get the inode of one that was deleted. */
function identityOf(path: string): string {
  const stat = statOf(path);
  return stat === null || stat === 'unreadable' ? '' : `${stat.ino} ${stat.birthtimeMs}`;
}
