import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LiveState } from '../library/live-messages.ts';
import type { Environment } from '../site/environment.ts';
import { Metrics } from './metrics.ts';
import { Pages } from './pages.ts';
import type { PreviewHook } from './preview.ts';
import { buildDir, type Renderer, startRenderer } from './render.ts';
import { type SiteParts, SiteServer } from './server.ts';
import { StaticFiles } from './static-files.ts';
import { openStylesheets } from './stylesheets.ts';
import { warmUp } from './warm-up.ts';

/** `HOST` and `PORT` can't be listened on; `message` is for the person who starts the site. */
export class ListenError extends Error {}

/** What delivery has to know of the content: which version there is. */
export interface ContentState {
  generation(): number;
  status(): LiveState;
}

export interface StartOptions<Content extends ContentState> {
  readonly environment: Environment;
  /** Folder of the project, with Next's build in it. */
  readonly root: string;
  /** Imports the content and keeps watching it. Begun when the port is known to be free. */
  readonly openContent: () => Promise<Content>;
  /** Whether pages can already read the content as it was when the site last stopped. */
  readonly hasEarlierContent: () => boolean;
  /** What a preview adds; null on a public site. */
  readonly openPreview: ((content: Content) => PreviewHook) | null;
  readonly warn: (message: string) => void;
}

export interface RunningSite {
  /** Where it can be opened, `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Finishes what is under way and stops, within ten seconds. */
  stop(): Promise<void>;
}

/**
 * Listens, imports the content, starts Next and renders the home page; resolves when all of it is done. Until then
 * readers get 503.
 * @throws ListenError
 */
export async function startSite<Content extends ContentState>(
  options: StartOptions<Content>,
): Promise<RunningSite> {
  const { environment, root, warn } = options;
  const metrics = new Metrics();
  const secure = environment.siteUrl.startsWith('https:');
  let parts: SiteParts | null = null;
  let preview: PreviewHook | null = null;
  const server = new SiteServer({ metrics, secure, site: () => parts, preview: () => preview, warn });
  const port = await listen(server.http, environment);
  const address = `http://${environment.host.includes(':') ? `[${environment.host}]` : environment.host}:${port}`;
  // Pages read the settings of the process; a port that the system chose is only known now.
  if (environment.port === 0 && process.env.SITE_URL === undefined) process.env.SITE_URL = address;
  try {
    const [content, renderer] = await openContentAndNext(options);
    preview = options.openPreview?.(content) ?? null;
    const pages = new Pages({
      renderer,
      generation: () => content.generation(),
      stylesheets: openStylesheets(buildDir(root)),
      secure,
      bodyStart: () => preview?.bodyStart() ?? '',
      shared: preview === null,
      metrics,
      warn,
    });
    metrics.watchContent(content);
    await pages.make('/');
    parts = {
      pages,
      files: new StaticFiles({
        root,
        buildDir: buildDir(root),
        contentDir: environment.contentDir,
        secure,
        metrics,
      }),
    };
    const stopping = new AbortController();
    warmUp(pages, stopping.signal, warn).catch((error: unknown) =>
      warn(`预先生成网页时出错：${String(error)}`),
    );
    return {
      address,
      async stop() {
        stopping.abort();
        await server.stop();
        await renderer.close();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * Both at once: the content is imported in a thread of its own. While that goes on, the home page is rendered from
 * what there was, which nobody sees: the first rendering loads what pages consist of and takes ten times as long.
 */
function openContentAndNext<Content extends ContentState>(
  options: StartOptions<Content>,
): Promise<[Content, Renderer]> {
  let open = false;
  const openContent = async (): Promise<Content> => {
    const content = await options.openContent();
    open = true;
    return content;
  };
  const openNext = async (): Promise<Renderer> => {
    const renderer = await startRenderer(options.root);
    if (!open && options.hasEarlierContent()) await renderer.render('/');
    return renderer;
  };
  return Promise.all([openContent(), openNext()]);
}

function listen(http: Server, { host, port }: Environment): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const message = refusedToListen(error.code, host, port);
      reject(message === null ? error : new ListenError(message));
    });
    http.listen(port, host, () => resolve((http.address() as AddressInfo).port));
  });
}

function refusedToListen(code: string | undefined, host: string, port: number): string | null {
  const another = '换一个端口再启动，例如 PORT=3001 npm start';
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用。${another}`;
  if (code === 'EACCES') return `端口 ${port} 没有权限使用。${another}`;
  return code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN'
    ? `环境变量 HOST=${host} 不能用：应为本机的地址，例如 127.0.0.1；0.0.0.0 是所有地址`
    : null;
}
