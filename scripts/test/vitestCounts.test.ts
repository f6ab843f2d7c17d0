import { describe, expect, it } from 'vitest';
import { vitestCounts } from './vitestCounts';

const report = (over: object) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
  ...over,
});

describe('vitestCounts', () => {
  it('takes a clean run as it is', () => {
    expect(vitestCounts(report({}), 0)).toEqual({ passed: 3, failed: 0, skipped: 0 });
  });

  it('counts what was skipped or left to do as failed', () => {
    const json = report({ numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });
    expect(vitestCounts(json, 0)).toEqual({ passed: 3, failed: 4, skipped: 3 });
  });

  it('counts a file that could not be loaded', () => {
    const json = report({ testResults: [{ status: 'failed', assertionResults: [] }] });
    expect(vitestCounts(json, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('does not call a run green that ended badly', () => {
    expect(vitestCounts(report({}), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('does not call a run green that ran nothing or left no report', () => {
    expect(vitestCounts(report({ numPassedTests: 0 }), 0).failed).toBe(1);
    expect(vitestCounts(null, 0).failed).toBe(1);
  });
});
