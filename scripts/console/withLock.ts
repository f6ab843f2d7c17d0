import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a lock that names no living process may still be in the writing. */
const settleMs = 2_000;

/** Whether a process with this id lives on this machine. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes a lock whose holder is gone; true when the way is free to try again at once. */
async function breakStaleLock(lockFile: string): Promise<boolean> {
  const [text, stat] = await Promise.all([
    fs.readFile(lockFile, 'utf8').catch(() => ''),
    fs.stat(lockFile).catch(() => undefined),
  ]);
  if (!stat) return true;
  const holder = Number.parseInt(text, 10);
  const stale = Number.isNaN(holder) ? Date.now() - stat.mtimeMs > settleMs : !isAlive(holder);
  if (stale) await fs.rm(lockFile, { force: true });
  return stale;
}

/**
 * Does a piece of work that only one process on this machine may do at a time; the others wait.
 * A lock left by a process that died is taken over.
 *
 * @param onWait called once when somebody else holds the lock
 */
export async function withLock<T>(
  lockFile: string,
  work: () => Promise<T>,
  onWait?: () => void,
): Promise<T> {
  await fs.mkdir(path.dirname(lockFile), { recursive: true });
  for (let waited = false; ; ) {
    try {
      await fs.writeFile(lockFile, `${process.pid}\n`, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await breakStaleLock(lockFile)) continue;
    if (!waited) onWait?.();
    waited = true;
    await sleep(300);
  }
  try {
    return await work();
  } finally {
    await fs.rm(lockFile, { force: true });
  }
}
