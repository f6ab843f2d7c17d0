/** What has to be ended, in the order it was started; ended in the opposite order. */
export interface Shutdown {
  /** Names something that runs now and how it is ended. */
  add(name: string, close: () => Promise<void>): void;
  /** Resolves with the exit code once somebody asked for the end. */
  readonly asked: Promise<number>;
  /** Asks for the end because something failed, in words; nothing where the end is under way. */
  fail(reason: string): void;
  /** Ends everything, last started first. A thing that does not end is named; the others still end. */
  run(): Promise<void>;
}

/** One Ctrl-C arrives several times: from the terminal, from npm, from the bootstrap. */
const samePressMs = 3_000;

/**
 * A shutdown that Ctrl-C (SIGINT), SIGTERM and a closed terminal (SIGHUP) ask for. Pressing Ctrl-C
 * again after three seconds leaves at once.
 */
export function createShutdown(onProgress: (line: string) => void): Shutdown {
  const running: { name: string; close: () => Promise<void> }[] = [];
  let ask: (exitCode: number) => void = () => {};
  const asked = new Promise<number>((resolve) => {
    ask = resolve;
  });
  let ending = false;
  let firstPress = 0;
  const press = () => {
    if (firstPress === 0) {
      firstPress = Date.now();
      ending = true;
      onProgress('\nStopping …');
      ask(0);
    } else if (Date.now() - firstPress > samePressMs) {
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, press);

  return {
    add: (name, close) => running.push({ name, close }),
    asked,
    fail(reason) {
      if (ending) return;
      ending = true;
      onProgress(reason);
      ask(1);
    },
    async run() {
      ending = true;
      for (const { name, close } of running.splice(0).reverse()) {
        try {
          await close();
        } catch (error) {
          onProgress(`The ${name} did not stop cleanly: ${String(error)}`);
        }
      }
    },
  };
}
