// Entry of the library's threads where they are TypeScript. Plain JavaScript: `--import tsx` does not reach into a
// worker of Node 20, so the thread itself registers tsx before it loads the module that `workerData.module` names.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.module);
