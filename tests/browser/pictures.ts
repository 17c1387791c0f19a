// Pictures of every kind of page, to be looked at: `npx tsx tests/browser/pictures.ts [NAME…]`.
// They land in tests/browser/pictures/NAME-WIDTH-MEDIA.png.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { runServe } from '../delivery/serve.ts';
import { launchChromium } from './chromium.ts';
import { TEMPLATES, type Template } from './templates.ts';

const FOLDER = 'tests/browser/pictures';
const WIDTHS = [390, 768, 1280];
const MEDIA = [
  { name: 'light', colorScheme: 'light', media: 'screen' },
  { name: 'dark', colorScheme: 'dark', media: 'screen' },
  { name: 'print', colorScheme: 'light', media: 'print' },
] as const;

const wanted = process.argv.slice(2);
const templates = TEMPLATES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

mkdirSync(FOLDER, { recursive: true });
const site = runServe();
const sample = runServe({ CONTENT_DIR: 'tests/browser/content' });
const browser = await launchChromium();
try {
  for (const template of templates) await photograph(browser, template);
} finally {
  await browser.close();
  await Promise.all([site.stop(), sample.stop()]);
}

async function photograph(chromium: Browser, template: Template): Promise<void> {
  const page = await chromium.newPage({ javaScriptEnabled: false });
  await page.goto((await (template.sample ? sample : site).ready) + template.path);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const { name, ...media } of MEDIA) {
      await page.emulateMedia(media);
      await page.screenshot({
        path: join(FOLDER, `${template.name}-${width}-${name}.png`),
        fullPage: true,
      });
    }
  }
  await page.close();
  console.log(template.name);
}
