import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { inject } from 'light-my-request';

/** An answer of the Next application, before finishing. */
export interface Rendered {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** `body` as UTF-8. */
  readonly text: string;
}

/** Next's application has not been built; `message` is for the person who starts the site. */
export class MissingBuildError extends Error {}

export interface Renderer {
  /** @param address normalised path with query */
  render(address: string): Promise<Rendered>;
  close(): Promise<void>;
}

/** Any name: `htmlLimitedBots` takes all for readers without scripts, but to one without a name Next sends metadata late. */
const READER = 'lib/delivery';

/**
 * Starts the built Next application in this process.
 * @param root folder of the project, with `.next` in it
 * @throws MissingBuildError
 */
export async function startRenderer(root: string): Promise<Renderer> {
  if (!existsSync(join(buildDir(root), 'BUILD_ID'))) {
    throw new MissingBuildError('还没有构建。用 npm start 启动，它会先构建');
  }
  const { default: next } = await import('next');
  const app = next({ dev: false, dir: root, quiet: true });
  await app.prepare();
  const answer = app.getRequestHandler();
  const headers = { accept: 'text/html', 'user-agent': READER };
  return {
    async render(address) {
      const response = await inject((request, reply) => void answer(request, reply), {
        method: 'GET',
        url: asPage(address),
        headers,
        // Else the answer would keep the page, and Next the answer, until the next full garbage collection.
        payloadAsStream: true,
      });
      const body = await buffer(response.stream());
      return {
        status: response.statusCode,
        headers: textHeaders(response.headers),
        body,
        text: body.toString(),
      };
    },
    close: () => app.close(),
  };
}

/**
 * Next takes any address with this ending for a request of its client runtime, and answers 200 with data for it, also
 * where there is no page; with the dot encoded, the address is one like any other.
 */
const asPage = (address: string): string => address.replace(/\.rsc(?=\?|$)/, '%2Ersc');

/** Next's output folder. */
export const buildDir = (root: string): string => join(root, '.next');

function textHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) texts[name] = String(value);
  return texts;
}
