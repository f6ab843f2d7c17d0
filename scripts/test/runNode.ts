import { spawn } from 'node:child_process';
import { projectRoot } from '../paths';

/**
 * Runs Node with arguments at the root, its output streamed through.
 *
 * @returns the exit code; 128 + n where signal n ended it counts as 1
 */
export function runNode(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
