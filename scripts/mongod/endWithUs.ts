import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

/**
 * Ends a child when this process is gone, however it went: kill -9 of us leaves nothing running.
 * @param folder goes with the child then; the folder around it too, where it is empty
 */
export function endWithUs(child: ChildProcess, folder?: string): void {
  const guard = spawn(
    process.execPath,
    [
      path.join(import.meta.dirname, 'guard.mjs'),
      String(child.pid),
      ...(folder === undefined ? [] : [folder]),
    ],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  );
  child.once('exit', () => guard.kill('SIGKILL'));
}
