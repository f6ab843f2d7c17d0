import * as z from 'zod/mini';

/** What a part came to. A test that was skipped or left as a to-do counts as failed. */
export interface Counts {
  passed: number;
  failed: number;
  /** Of the failed: how many were not run at all. */
  skipped: number;
}

/** The part of Vitest's JSON report that is read here. */
const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/**
 * Counts from Vitest's JSON report. A file that could not even be loaded is one failure, and so is
 * a run that ended badly for a reason no test carries (an unhandled rejection, a failed set-up).
 *
 * @param json the report; undefined where none was written
 * @param exitCode of the run
 */
export function vitestCounts(json: unknown, exitCode: number): Counts {
  const parsed = report.safeParse(json);
  if (!parsed.success) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    parsed.data;
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const skipped = numPendingTests + numTodoTests;
  const failed = numFailedTests + skipped + unloaded;
  const nothingRan = numPassedTests + failed === 0;
  const unexplained = failed === 0 && (exitCode !== 0 || nothingRan);
  return { passed: numPassedTests, failed: unexplained ? 1 : failed, skipped };
}
