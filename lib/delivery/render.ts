import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type DispatchFunc, inject } from 'light-my-request';
import { UserError } from '../site/errors.ts';

/** An answer of the Next application, before finishing. */
export interface Rendered {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Renderer {
  /** @param address normalised path with query */
  render(address: string): Promise<Rendered>;
  close(): Promise<void>;
}

/**
 * Any name will do: `htmlLimitedBots` in next.config.mjs has Next treat every client as one without scripts, except a
 * client without a name, to which it would send the metadata after the page.
 */
const READER = 'lib/delivery';

/**
 * Starts the built Next application in this process.
 * @param root folder of the project, with `.next` in it
 * @throws UserError when it has not been built
 */
export async function startRenderer(root: string): Promise<Renderer> {
  if (!existsSync(join(buildDir(root), 'BUILD_ID'))) {
    throw new UserError('还没有构建。用 npm start 启动，它会先构建');
  }
  const { default: next } = await import('next');
  // What `next start` makes for itself behind its router, which reads a tenth of a start's modules to choose between
  // pages, files, rewrites and middleware: here lib/delivery has the files, and `asPage` the rewrites.
  const app = next({ dev: false, dir: root, quiet: true, customServer: false });
  await app.prepare();
  const answer = app.getRequestHandler();
  const headers = { accept: 'text/html', 'user-agent': READER };
  return {
    async render(address) {
      const dispatch: DispatchFunc = (request, reply) => {
        answer(request, reply).catch((error: unknown) => {
          reply.destroy(error instanceof Error ? error : new Error(String(error)));
        });
      };
      const response = await inject(dispatch, {
        method: 'GET',
        url: asPage(address),
        headers,
        // Otherwise the response object holds the whole page, and Next holds the response object, until the next full
        // garbage collection.
        payloadAsStream: true,
      });
      return {
        status: response.statusCode,
        headers: textHeaders(response.headers),
        body: await buffer(response.stream()),
      };
    },
    close: () => app.close(),
  };
}

/** The folder of the route behind `/articles/SLUG.md`, which is no address. */
const MARKDOWN_FOLDER = /^\/articles\/[^/?]+\/markdown(?=\?|$)/i;
const MARKDOWN = /^\/articles(\/[^/?]+)\.md(?=\?|$)/i;

/**
 * The address that Next knows a page by, as the rewrites of next.config.mjs have it, with a sign encoded where Next
 * would take an address for one of its own: with `.rsc` at its end for a request of its client runtime, which gets 200
 * and data even where there is no page; with `(.` at the start of a part for a page shown within another, which is an
 * error where none is; `/_global-error`, `/500` and the like for pages of its own: the first is an error, too.
 */
function asPage(address: string): string {
  if (MARKDOWN_FOLDER.test(address)) return '/-';
  return address
    .replace(MARKDOWN, '/articles$1/markdown')
    .replace(/\.rsc(?=\?|$)/, '%2Ersc')
    .replace(/\/\((?=\.)/g, '/%28')
    .replace(/^\/_/, '/%5F')
    .replace(/^\/500(?=\?|$)/, '/%3500');
}

export const buildDir = (root: string): string => join(root, '.next');

function textHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) texts[name] = String(value);
  return texts;
}
