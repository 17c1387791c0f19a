import type { TestProject } from 'vitest/node';
import { runServe } from '../delivery/serve.ts';
import { launchChromiumServer } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin of the site with the repository's own articles. */
    origin: string;
    /** Origin of a small site (`tests/browser/content`) whose articles never change. */
    sampleOrigin: string;
    /** Where to reach the one Chromium of the run. */
    chromium: string;
  }
}

/** Starts what all files of tests/browser share, once: the site, the sample site and a browser. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async (): Promise<void> => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  };
  const startSites = async (): Promise<void> => {
    // One after the other: two processes that find the build stale would both build.
    const site = runServe();
    stops.push(site.stop);
    project.provide('origin', await site.ready);
    const sample = runServe({ CONTENT_DIR: 'tests/browser/content' });
    stops.push(sample.stop);
    project.provide('sampleOrigin', await sample.ready);
  };
  const startChromium = async (): Promise<void> => {
    const chromium = await launchChromiumServer();
    stops.push(() => chromium.close());
    project.provide('chromium', chromium.wsEndpoint());
  };
  const started = await Promise.allSettled([startSites(), startChromium()]);
  const failed = started.find((one) => one.status === 'rejected');
  if (failed === undefined) return stopAll;
  await stopAll();
  throw failed.reason;
}
