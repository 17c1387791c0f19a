import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often (ms) a waiting process looks. */
const AGAIN = 300;

/**
 * Runs `work` while no other process does; waits until it is this one's turn.
 * @param file the lock: holds the id of the process that works; one that a killed process or a loss of power has left is ignored
 * @param waiting called once, when there is something to wait for
 */
export async function alone(file, waiting, work) {
  for (let told = false; !take(file); told = true) {
    if (!told) waiting();
    await sleep(AGAIN);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isOfEarlierStart(file)) {
      rmSync(file, { force: true });
      return false;
    }
    const holder = holderOf(file);
    // Just made and not yet written, or already gone.
    if (holder === null) return false;
    // In a container, a new process often has the number of the one that was killed.
    if (holder === process.pid || !runs(holder)) rmSync(file, { force: true });
    return false;
  }
}

/** Whether the machine was started since: after a loss of power the file may be empty, or another have the number. */
function isOfEarlierStart(file) {
  const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return made < Date.now() - uptime() * 1000;
}

function holderOf(file) {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || null;
  } catch {
    return null;
  }
}

function runs(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
