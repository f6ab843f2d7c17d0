import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const READY_WITHIN_MILLISECONDS = 180_000;

/** The API as it is run in earnest: a process of its own, which can be killed. */
export class ApiProcess {
  #child: ChildProcess | undefined;
  #output = '';

  /**
   * @param entry what is run, from the project's root, or a bundle of it: it answers /readyz with 200 once it is ready
   */
  constructor(
    readonly env: Readonly<Record<string, string>>,
    readonly entry = 'api/main.ts',
  ) {}

  /** Of the running process. */
  get pid(): number {
    if (!this.#child?.pid) throw new Error(`${this.entry} was not started`);
    return this.#child.pid;
  }

  get address(): string {
    return `http://127.0.0.1:${this.env.PORT}`;
  }

  /** What it wrote so far, for a message when something fails. */
  get output(): string {
    return this.#output;
  }

  /** Resolves when it says that it is ready. @throws with its output when it ends or takes too long. */
  async start(): Promise<void> {
    const loader = this.entry.endsWith('.ts') ? ['--import', 'tsx'] : [];
    const child = spawn(process.execPath, [...loader, path.resolve(ROOT, this.entry)], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const keep = (chunk: Buffer) => {
      this.#output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const until = Date.now() + READY_WITHIN_MILLISECONDS;
    while (!(await this.#isReady())) {
      if (child.exitCode !== null) throw new Error(`${this.entry} ended:\n${this.#output}`);
      if (Date.now() > until) throw new Error(`${this.entry} is not ready:\n${this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** SIGKILL: nothing is finished, nothing is said. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  async #isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.address}/readyz`)).ok;
    } catch {
      return false;
    }
  }
}
