import { spawn } from 'node:child_process';
import { ExpectedFailure } from '../console/ExpectedFailure';
import { projectRoot } from '../paths';

/**
 * Runs another of our commands as a process of its own, its output shown as it comes: long
 * calculations there do not keep Ctrl-C waiting here.
 *
 * @throws ExpectedFailure where it fails; what it said is on the screen already
 */
export function runScript(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const stop = () => child.kill('SIGKILL');
    process.once('exit', stop);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', stop);
      if (code === 0) resolve();
      else reject(new ExpectedFailure(`${script} failed: what it says is above.`));
    });
  });
}
