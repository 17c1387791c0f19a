import { parentPort, workerData } from 'node:worker_threads';
import { makePage, type Page } from '../../delivery/page.ts';
import { buildDir, startRenderer } from '../../delivery/render.ts';
import { openStylesheets } from '../../delivery/stylesheets.ts';
import { currentLibrary } from '../../library/current.ts';
import { prepareIndex } from '../../relations/library-index.ts';
import { messageOf } from '../../site/errors.ts';

export interface PageThreadData {
  /** Folder of the project. */
  readonly root: string;
  /** Whether readers come by https. */
  readonly secure: boolean;
}

/** What the thread answers for an address; a body comes as the thread's own bytes. */
export type FromPageThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'page'; readonly address: string; readonly page: Page }
  | { readonly kind: 'failed'; readonly address: string; readonly message: string }
  | { readonly kind: 'warning'; readonly message: string };

const port = parentPort;
if (port === null) throw new Error('this module is the entry of a worker thread');
const { root, secure }: PageThreadData = workerData;

const tell = (message: FromPageThread): void => port.postMessage(message);
const renderer = await startRenderer(root);
const inlineCss = openStylesheets(buildDir(root));
// A page that is asked for earlier is provisional.
await prepareIndex(currentLibrary());

const warn = (message: string): void => tell({ kind: 'warning', message });

async function make(address: string): Promise<Page> {
  const rendered = await renderer.render(address);
  if (rendered.status >= 500) throw new Error(`应用回答了 ${rendered.status}`);
  const page = makePage(rendered, true, { inlineCss, secure, bodyStart: '', warn });
  if (page.provisional) throw new Error('相关文章还没有准备好');
  return page;
}

port.on('message', (address: string) => {
  make(address).then(
    (page) => tell({ kind: 'page', address, page }),
    (error: unknown) => tell({ kind: 'failed', address, message: messageOf(error) }),
  );
});
tell({ kind: 'ready' });
