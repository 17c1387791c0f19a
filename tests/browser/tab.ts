import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex, type Readable, type Writable } from 'node:stream';
import * as z from 'zod';
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.ts';

const message = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.looseObject({}).optional(),
  result: z.looseObject({}).optional(),
  error: z.object({ message: z.string() }).optional(),
});
const attached = z.object({
  sessionId: z.string(),
  targetInfo: z.object({ type: z.string(), subtype: z.string().optional() }),
});

/** A page of the tab: the one that is shown, or one that is prerendered. */
export interface TabPage {
  readonly prerendered: boolean;
  /** The value of a JavaScript expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** Sends a command of the DevTools protocol. */
  send(method: string, params?: object): Promise<unknown>;
}

/**
 * A tab of a Chromium of its own, driven from outside of its pages: Chromium doesn't prerender in a page to which a
 * debugger is attached directly, as Playwright's is (https://chromedevtools.github.io/devtools-protocol, `tab`
 * targets).
 */
export class Tab {
  /** In the order in which they came. */
  readonly pages: TabPage[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'tab-'));
  readonly #browser: ChildProcess;
  readonly #pipe: { readonly to: Writable; readonly from: Readable };
  readonly #waiting = new Map<number, (answer: z.infer<typeof message>) => void>();
  #sent = 0;

  constructor() {
    this.#browser = spawn(
      chromiumPath(),
      [
        ...CHROMIUM_FLAGS,
        '--headless=new',
        '--window-size=1280,900',
        `--user-data-dir=${this.#folder}`,
        '--remote-debugging-pipe',
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    const [, , , to, from] = this.#browser.stdio;
    if (!(to instanceof Duplex && from instanceof Duplex)) throw new Error('no pipes to Chromium');
    this.#pipe = { to, from };
    let rest = '';
    from.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) this.#receive(message.parse(JSON.parse(part)));
    });
  }

  async open(url: string): Promise<TabPage> {
    const targets = z.object({ targetInfos: z.array(z.object({ targetId: z.string() })) });
    const tab = await this.#until(async () => {
      const found = await this.#send('Target.getTargets', { filter: [{ type: 'tab' }] });
      return targets.parse(found).targetInfos[0];
    });
    const { sessionId } = z
      .object({ sessionId: z.string() })
      .parse(await this.#send('Target.attachToTarget', { targetId: tab.targetId, flatten: true }));
    const automatic = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
    await this.#send('Target.setAutoAttach', automatic, sessionId);
    const page = await this.#until(async () => this.pages[0]);
    await page.send('Page.enable');
    await page.send('Page.navigate', { url });
    await this.#until(async () => (await page.evaluate('document.readyState')) === 'complete' || undefined);
    return page;
  }

  async close(): Promise<void> {
    const ended = once(this.#browser, 'exit');
    this.#browser.kill();
    await ended;
    // Processes of the browser may write for a moment longer.
    await this.#until(async () => {
      try {
        rmSync(this.#folder, { recursive: true, force: true });
        return true;
      } catch {
        return undefined;
      }
    });
  }

  async #until<T>(look: () => Promise<T | undefined>): Promise<T> {
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  #send(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    const id = ++this.#sent;
    this.#pipe.to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(`${method}: ${error.message}`)),
      );
    });
  }

  #receive(received: z.infer<typeof message>): void {
    if (received.id !== undefined) this.#waiting.get(received.id)?.(received);
    else if (received.method === 'Target.attachedToTarget') {
      const { sessionId, targetInfo } = attached.parse(received.params);
      if (targetInfo.type === 'page') this.pages.push(this.#page(sessionId, targetInfo.subtype));
    }
  }

  #page(sessionId: string, subtype: string | undefined): TabPage {
    const send = (method: string, params: object = {}) => this.#send(method, params, sessionId);
    const value = z.object({ result: z.object({ value: z.unknown() }) });
    return {
      prerendered: subtype === 'prerender',
      send,
      evaluate: async (expression) =>
        value.parse(await send('Runtime.evaluate', { expression, returnByValue: true })).result.value,
    };
  }
}
