import { type TransferListItem, Worker } from 'node:worker_threads';

/** The site's build has JavaScript beside this module (`lib/commands/compile.mjs`); tests and tools run TypeScript. */
const COMPILED = import.meta.url.endsWith('.mjs');

/**
 * Starts one of the library's threads.
 * @param name its module, in this folder
 * @param data the module's `workerData`
 */
export function startThread(
  name: 'live-thread' | 'prepare-thread',
  data: object,
  transferList: TransferListItem[] = [],
): Worker {
  const module = new URL(`./${name}${COMPILED ? '.mjs' : '.ts'}`, import.meta.url);
  return new Worker(COMPILED ? module : new URL('./thread.mjs', import.meta.url), {
    workerData: { ...data, module: module.href },
    transferList,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
}
