import { explainFailure } from './explainFailure';

/**
 * Runs a command to its end. A failure is shown once, in words, and the exit code is 1.
 *
 * @param main the command; what it resolves to is the exit code (nothing means 0)
 */
export async function runMain(main: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (failure) {
    console.error(explainFailure(failure));
    process.exitCode = 1;
  }
}
