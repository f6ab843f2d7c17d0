import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { projectRoot } from '../paths';

/** Colours are for people: where the output goes into a file, no program may write them. */
const plainOutput = process.stdout.isTTY
  ? { FORCE_COLOR: '1' }
  : { NO_COLOR: '1', FORCE_COLOR: undefined };

/**
 * Runs Node with arguments at the root, its output streamed through line by line, each after the name of its part:
 * several run at once.
 *
 * @returns the exit code; 1 where a signal ended it
 */
export function runNode(part: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...plainOutput },
    });
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const)
      createInterface({ input: from }).on('line', (line) => to.write(`${part} │ ${line}\n`));
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
