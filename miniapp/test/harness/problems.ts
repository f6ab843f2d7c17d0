/** What went wrong on a device: any of these would be a defect a user meets, so an act that leaves one fails. */
export type ProblemKind =
  | 'thrown'
  | 'unhandledRejection'
  | 'missingTemplate'
  | 'picture'
  | 'consoleError'
  | 'limit'
  | 'unsupported';

export interface Problem {
  readonly kind: ProblemKind;
  readonly text: string;
}

/** Collects problems until somebody looks: {@link Problems.check} throws on them, {@link Problems.take} hands them over. */
export class Problems {
  #found: Problem[] = [];

  add(kind: ProblemKind, cause: unknown): void {
    const text = cause instanceof Error ? (cause.stack ?? cause.message) : describe(cause);
    this.#found.push({ kind, text });
  }

  /** The problems so far; they are then forgotten: for a test that provokes one on purpose. */
  take(): Problem[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  /** Throws an error that names every problem, if there is one. */
  check(): void {
    const found = this.take();
    if (found.length === 0) return;
    throw new Error(found.map((problem) => `[${problem.kind}] ${problem.text}`).join('\n\n'));
  }
}

/** Errors of another realm are no `instanceof Error` here, so the stack is looked for by name. */
function describe(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return String(cause);
  const { stack, message, errMsg } = cause as Record<string, unknown>;
  if (typeof stack === 'string') return stack;
  if (typeof errMsg === 'string') return errMsg;
  return typeof message === 'string' ? message : JSON.stringify(cause);
}
