import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often (ms) a waiting process looks. */
const AGAIN = 300;
/** How long (ms) a process may take to write its number into the lock that it has made. */
const LONGEST_WRITE = 10_000;

/**
 * Runs `work` while no other process does; waits until it is this one's turn.
 * @param file the lock: holds the id and the start of the process that works; one that was left behind is ignored
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
    writeFileSync(file, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isLeft(file)) rmSync(file, { force: true });
    return false;
  }
}

/** Whether nobody works any more who has made the lock. */
function isLeft(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  const age = Date.now() - stat.mtimeMs;
  // By a loss of power: another process may have the number.
  if (age > uptime() * 1000) return true;
  // On a full disk: it was made and could not be written.
  if (stat.size === 0) return age > LONGEST_WRITE;
  const [pid, start] = holderOf(file);
  if (!pid) return false;
  // In a container that was started again, a new process often has the number of the one that was killed.
  if (pid === process.pid || !runs(pid)) return true;
  const found = startOf(pid);
  // One of them is missing where the system doesn't tell, or in the lock of a former version.
  return Boolean(start && found) && found !== start;
}

/** Number and start of the process that has made the lock; nothing when the lock has just gone. */
function holderOf(file) {
  try {
    const [pid, start] = readFileSync(file, 'utf8').split(' ');
    return [Number(pid), start];
  } catch {
    return [];
  }
}

/** When a process began, in the system's ticks (proc_pid_stat(5), field 22); empty where the system doesn't tell. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may hold blanks.
    return stat.slice(stat.lastIndexOf(')')).split(' ')[20];
  } catch {
    return '';
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
