import type { ImportAreasResult } from '../../api/commands/importAreas';
import { consoleMessages } from './messages';

const SHOWN_REPAIRS = 10;

/** What an import did, in words. */
export function reportResult(result: ImportAreasResult): string {
  const { status, units, added, changed, closed, repairs } = result;
  const lines = [
    status === 'unchanged'
      ? consoleMessages.unchanged(units)
      : consoleMessages.imported(units, added, changed, closed),
  ];
  const [widest] = repairs;
  if (widest) lines.push(consoleMessages.repaired(repairs.length, widest.metres.toFixed(2)));
  for (const { code, coordinate, metres } of repairs.slice(0, SHOWN_REPAIRS)) {
    const place = `${coordinate[0].toFixed(7)}, ${coordinate[1].toFixed(7)}`;
    lines.push(consoleMessages.repairedAt(code, place, metres.toFixed(2)));
  }
  return lines.join('\n');
}
