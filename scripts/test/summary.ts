import type { Outcome } from './runPart';

function row(cells: readonly string[]): string {
  const widths = [10, 8, 8, 8, 8];
  return cells
    .map((cell, at) => (at < 2 ? cell.padEnd(10) : cell.padStart(widths[at] ?? 8)))
    .join('');
}

/** The table at the end of `npm test`; its very last line is `N passed, N failed`. */
export function summary(outcomes: readonly Outcome[]): string {
  const total = { passed: 0, failed: 0 };
  const rows = outcomes.map(({ name, passed, failed, skipped, seconds }) => {
    total.passed += passed;
    total.failed += failed;
    const note = skipped > 0 ? `  (${skipped} not run)` : '';
    const result = failed === 0 ? 'passed' : 'FAILED';
    return row([name, result, String(passed), String(failed), `${seconds} s`]) + note;
  });
  const head = row(['part', 'result', 'passed', 'failed', 'time']);
  return ['', head, ...rows, '', `${total.passed} passed, ${total.failed} failed`].join('\n');
}
