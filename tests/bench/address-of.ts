import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The address that the server prints when it is ready. */
export async function addressOf(site: ChildProcess): Promise<string> {
  if (site.stdout === null) throw new Error('no output to read');
  for await (const line of createInterface({ input: site.stdout }))
    if (line.startsWith('http://')) return line;
  throw new Error('the site did not start');
}
