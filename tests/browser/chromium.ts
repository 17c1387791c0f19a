import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A real Chromium: the one that CHROMIUM names, Playwright's own, or the system's. */
export function launchChromium(): Promise<Browser> {
  const candidates = [process.env.CHROMIUM, chromium.executablePath(), ...INSTALLED];
  const executablePath = candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
  if (executablePath === undefined) throw new Error('no Chromium found: run `npm test`, which installs one');
  return chromium.launch({
    executablePath,
    args: [
      // Chromium refuses its sandbox to root, as whom containers often run.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
