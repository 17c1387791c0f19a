import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type LiveLibrary, openLiveLibrary } from '../library/live.ts';
import { isSound, libraryFile } from '../library/open.ts';
import { type Environment, originOf } from '../site/environment.ts';
import { UserError } from '../site/errors.ts';
import { Metrics } from './metrics.ts';
import { Pages } from './pages.ts';
import type { PreviewHook } from './preview.ts';
import { buildDir, type Renderer, startRenderer } from './render.ts';
import { type SiteParts, SiteServer } from './server.ts';
import { StaticFiles } from './static-files.ts';
import { openStylesheets } from './stylesheets.ts';
import { warmUp } from './warm-up.ts';

export interface RunningSite {
  /** Origin at which it can be opened, `http://127.0.0.1:3000`. */
  readonly address: string;
  readonly content: LiveLibrary;
  /** Finishes what is under way, at most for ten seconds, and then stops watching the content. */
  stop(): Promise<void>;
}

/**
 * Listens, imports the content, starts Next and renders the home page; resolves when all of it is done. Until then
 * readers get 503.
 * @param root folder of the project, with Next's build in it
 * @param warn called with lines for the person who runs the site
 * @throws UserError when the address can't be listened on, the content or data folder can't be used, or the build is
 * missing
 */
export async function startSite(
  environment: Environment,
  root: string,
  warn: (line: string) => void,
): Promise<RunningSite> {
  const metrics = new Metrics();
  const secure = environment.siteUrl.startsWith('https:');
  let parts: SiteParts | null = null;
  let preview: PreviewHook | null = null;
  const server = new SiteServer({ metrics, secure, site: () => parts, preview: () => preview, warn });
  const port = await listen(server.http, environment);
  const address = originOf(environment.host, port);
  // Pages read the settings of the process; a port that the system chose is only known now.
  if (environment.port === 0 && !process.env.SITE_URL?.trim()) process.env.SITE_URL = address;
  try {
    const [content, renderer] = await openContentAndNext(environment, root, warn);
    if (environment.preview) {
      const { openPreview } = await import('./preview.ts');
      preview = openPreview(content, environment);
    }
    const pages = new Pages({
      renderer,
      generation: () => content.generation(),
      inlineCss: openStylesheets(buildDir(root)),
      secure,
      bodyStart: (shown) => preview?.bodyStart(shown) ?? '',
      shared: preview === null,
      metrics,
      mend: () => content.mend(),
      warn,
    });
    metrics.watchContent(content);
    await pages.make('/');
    parts = {
      pages,
      files: new StaticFiles({
        root,
        contentDir: environment.contentDir,
        scaledDir: join(environment.dataDir, 'scaled'),
        secure,
        metrics,
      }),
    };
    const stopping = new AbortController();
    const warming = warmUp(pages, stopping.signal, warn).catch((error: unknown) =>
      warn(`预先生成网页时出错：${String(error)}`),
    );
    return {
      address,
      content,
      async stop() {
        stopping.abort();
        await server.stop();
        // It renders, and asks the content.
        await warming;
        await renderer.close();
        await content.close();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * Both at once: the content is imported in a thread of its own. Meanwhile the home page is rendered from the database
 * as the last run left it, which nobody sees: the first rendering loads the code of the pages and takes ten times as
 * long as the next.
 */
function openContentAndNext(
  environment: Environment,
  root: string,
  warn: (line: string) => void,
): Promise<[LiveLibrary, Renderer]> {
  let imported = false;
  const openContent = async (): Promise<LiveLibrary> => {
    const content = await openLiveLibrary(environment, warn);
    imported = true;
    return content;
  };
  const openNext = async (): Promise<Renderer> => {
    const renderer = await startRenderer(root);
    if (!imported && isSound(libraryFile(environment.dataDir, environment.preview)))
      await renderer.render('/');
    return renderer;
  };
  return Promise.all([openContent(), openNext()]);
}

function listen(http: Server, { host, port }: Environment): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const message = refusedToListen(error.code, host, port);
      reject(message === null ? error : new UserError(message));
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
