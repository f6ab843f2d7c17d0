// Ends a child (a mongod, an API) when the process that started it is gone, however it went: that process holds the
// other end of standard input and never writes to it, so the end of input means it has died. A folder that was the
// child's alone goes with it, and the one around it where nothing else is left in that.
// usage: node guard.mjs PID [FOLDER]
import { rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const pid = Number(process.argv[2]);
const folder = process.argv[3];

function signal(name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false; // it has ended
  }
}

process.stdin.resume();
process.stdin.on('close', async () => {
  signal('SIGTERM');
  if (!folder) return;
  for (let waited = 0; signal(0) && waited < 300; waited += 1) await sleep(100);
  signal('SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  await rmdir(path.dirname(folder)).catch(() => {});
});
