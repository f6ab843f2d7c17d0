import { readSheet } from 'read-excel-file/node';
import { apiError } from '../errors';
import type { Logger } from '../logger';
import { messages } from '../messages';
import {
  MAX_ROSTER_ROWS,
  REQUIRED_COLUMNS,
  ROSTER_COLUMNS,
  type RosterColumn,
} from './rosterColumns';
import type { RosterRow } from './rosterRow';
import { tameXlsx } from './tameXlsx';

/**
 * The lines of the first sheet under its heading, whose columns may stand in any order; empty lines are left out.
 * @throws ApiError roster_refused where it is no such sheet
 */
export async function readRoster(file: Buffer, logger: Logger): Promise<RosterRow[]> {
  const [heading = [], ...lines] = await readCells(file, logger);
  const titles = heading.map(textOf);
  const missing = REQUIRED_COLUMNS.filter((column) => !titles.includes(column));
  if (missing.length > 0) throw refused(messages.roster.missingColumns(missing.join('、')));
  const rows = lines
    .map((line, n) => ({ row: n + 2, cells: cellsOf(titles, line.map(textOf)) }))
    .filter(({ cells }) => Object.values(cells).some((text) => text !== ''));
  if (rows.length === 0) throw refused(messages.roster.empty);
  if (rows.length > MAX_ROSTER_ROWS) throw refused(messages.roster.tooMany(MAX_ROSTER_ROWS));
  return rows;
}

async function readCells(file: Buffer, logger: Logger): Promise<unknown[][]> {
  try {
    return await readSheet(tameXlsx(file));
  } catch (error) {
    logger.info({ err: error }, 'a roster could not be read');
    // Whatever the reader stumbled over, the file is not what we can read, and that is all a person can act on.
    throw refused(messages.roster.unreadable);
  }
}

const refused = (message: string) =>
  apiError('roster_refused', { rows: [{ row: 1, column: '', message }], total: 1 });

const textOf = (cell: unknown): string =>
  typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';

const cellsOf = (
  titles: readonly string[],
  line: readonly string[],
): Record<RosterColumn, string> => {
  const at = (column: RosterColumn): string => line[titles.indexOf(column)] ?? '';
  return Object.fromEntries(ROSTER_COLUMNS.map((column) => [column, at(column)])) as Record<
    RosterColumn,
    string
  >;
};
