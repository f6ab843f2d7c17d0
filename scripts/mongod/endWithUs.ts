import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

/** Ends a child when this process is gone, however it went: kill -9 of us leaves nothing running. */
export function endWithUs(child: ChildProcess): void {
  const guard = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'guard.mjs'), String(child.pid)],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  );
  child.once('exit', () => guard.kill('SIGKILL'));
}
