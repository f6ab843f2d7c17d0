import { spawn } from 'node:child_process';
import { projectRoot } from '../paths';

/** Colours are for people: where the output goes into a file, no program may write them. */
const plainOutput = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined };

/**
 * Runs Node with arguments at the root, its output streamed through.
 *
 * @returns the exit code; 1 where a signal ended it
 */
export function runNode(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...plainOutput },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
