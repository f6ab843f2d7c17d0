import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { endWithUs } from '../mongod/endWithUs';
import { projectRoot } from '../paths';
import type { Settings } from '../start/settings';

/** One process of the API on a port of its own, which can be killed and started again. */
export interface ApiProcess {
  readonly port: number;
  readonly name: string;
  /**
   * Starts it; resolves when it listens. One that found no database in its ten seconds ends, and is started again, as
   * whatever looks after processes does.
   * @throws Error with what it said where it ended so ten times
   */
  start(): Promise<void>;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end in order; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** What it said lately, all its runs together. */
  log(): string;
  /** How often it ended after it listened and nobody asked it to, in words. */
  endedUnasked(): readonly string[];
}

const KEPT_LOG = 100_000;
const MOST_STARTS = 10;

/** @param program what Node runs: `['--import', 'tsx', 'api/main.ts']`, or a bundle of it */
export function createApiProcess(
  name: string,
  program: readonly string[],
  settings: Settings,
  port: number,
): ApiProcess {
  let child: ChildProcess | null = null;
  let log = '';
  const unasked: string[] = [];
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return null;
    const ended = once(running, 'exit');
    running.kill(signal);
    const [code] = await ended;
    return code;
  };
  const startOnce = async (): Promise<void> => {
    const started = spawn(process.execPath, program, {
      cwd: projectRoot,
      env: { PATH: process.env.PATH, TZ: process.env.TZ, ...settings, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    endWithUs(started);
    await new Promise<void>((resolve, reject) => {
      const hear = (data: Buffer): void => {
        log = (log + data).slice(-KEPT_LOG);
        if (/^API: /m.test(String(data))) resolve();
      };
      started.stdout.on('data', hear);
      started.stderr.on('data', hear);
      started.once('exit', (code, signal) =>
        reject(new Error(`${name} ended (${code ?? signal}) before it listened:\n${log}`)),
      );
    });
    started.once('exit', (code, signal) => {
      if (child === started) unasked.push(`${name} ended by itself (${code ?? signal}):\n${log}`);
    });
  };
  return {
    port,
    name,
    async start() {
      for (let tries = 1; ; tries += 1)
        try {
          return await startOnce();
        } catch (error) {
          const askedToEnd = child === null;
          if (askedToEnd || tries === MOST_STARTS) throw error;
        }
    },
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    log: () => log,
    endedUnasked: () => unasked,
  };
}
