import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserServer, chromium, type LaunchOptions } from 'playwright-core';

/** As tests/run.mjs looks for them: where these are, it installs none. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** A real Chromium: the one that CHROMIUM names, Playwright's own, or one in PATH. */
export function chromiumPath(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const installed = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const candidates = [process.env.CHROMIUM, chromium.executablePath(), ...installed];
  const path = candidates.find(
    (candidate) => candidate !== undefined && candidate !== '' && existsSync(candidate),
  );
  if (path === undefined) throw new Error('no Chromium found: run `npm test`, which installs one');
  return path;
}

/** What Chromium needs to run the same everywhere: in a container, without the network. */
export const CHROMIUM_FLAGS = [
  // Chromium refuses its sandbox to root, as whom containers often run.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const options = (): LaunchOptions => ({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });

export const launchChromium = (): Promise<Browser> => chromium.launch(options());

/** A Chromium that several test files connect to. */
export const launchChromiumServer = (): Promise<BrowserServer> => chromium.launchServer(options());
