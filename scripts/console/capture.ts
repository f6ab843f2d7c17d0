import { execFile } from 'node:child_process';

export interface Captured {
  /** Exit code; −1 where the program could not be started or ran out of time. */
  code: number;
  /** Standard output and standard error, one after the other. */
  output: string;
}

/** Runs a program to its end and hands back what it printed. Never throws. */
export function capture(
  program: string,
  args: readonly string[],
  options: { timeoutMs: number; cwd?: string; env?: NodeJS.ProcessEnv },
): Promise<Captured> {
  return new Promise((resolve) => {
    execFile(
      program,
      args,
      {
        timeout: options.timeoutMs,
        cwd: options.cwd,
        env: options.env,
        maxBuffer: 16 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0;
        const output = `${stdout}${stderr}`.trim();
        resolve({ code, output: output || (error?.message ?? '') });
      },
    );
  });
}
