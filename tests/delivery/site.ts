import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Metrics } from '../../lib/delivery/metrics.ts';
import { Pages } from '../../lib/delivery/pages.ts';
import type { Rendered } from '../../lib/delivery/render.ts';
import { SiteServer } from '../../lib/delivery/server.ts';
import { StaticFiles } from '../../lib/delivery/static-files.ts';

/** An application of which the test decides the answers, behind the real server. */
export interface TestSite {
  readonly url: string;
  readonly port: number;
  readonly server: SiteServer;
  readonly metrics: Metrics;
  readonly pages: Pages;
  /** Addresses rendered so far, in order. */
  readonly rendered: string[];
  readonly warnings: string[];
  /** Raised by the test when the content changes. */
  generation: number;
}

export interface TestSiteOptions {
  readonly render: (address: string) => Rendered | Promise<Rendered>;
  /** Folder with `public/` in it, and folder with `images/` in it. */
  readonly root?: string;
  readonly contentDir?: string;
  readonly staticFiles?: typeof StaticFiles;
  readonly secure?: boolean;
  readonly shared?: boolean;
  readonly ready?: () => boolean;
  readonly mend?: () => Promise<boolean>;
}

export const htmlPage = (html: string, status = 200): Rendered => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from(html),
});

export async function startTestSite(options: TestSiteOptions): Promise<TestSite> {
  const { root = tmpdir(), contentDir = tmpdir(), secure = false, shared = true } = options;
  const { ready = () => true, staticFiles = StaticFiles, mend = async () => false } = options;
  const metrics = new Metrics();
  const rendered: string[] = [];
  const warnings: string[] = [];
  const state = { generation: 1 };
  const pages = new Pages({
    renderer: {
      render: async (address) => {
        rendered.push(address);
        return options.render(address);
      },
      close: async () => {},
    },
    generation: () => state.generation,
    inlineCss: () => 'p{margin:0}',
    secure,
    shared,
    bodyStart: () => '',
    metrics,
    mend,
    warn: (message) => warnings.push(message),
  });
  const files = new staticFiles({
    root,
    contentDir,
    scaledDir: join(contentDir, 'scaled'),
    secure,
    metrics,
  });
  const server = new SiteServer({
    metrics,
    secure,
    site: () => (ready() ? { pages, files } : null),
    preview: () => null,
    warn: (message) => warnings.push(message),
  });
  await new Promise<void>((resolve) => server.http.listen(0, '127.0.0.1', resolve));
  const { port } = server.http.address() as AddressInfo;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    port,
    server,
    metrics,
    pages,
    rendered,
    warnings,
  });
}

/** Sends bytes and gives everything that comes back until the server closes or a reply is complete. */
export function exchange(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request, 'latin1'));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.on('error', reject);
  });
}
