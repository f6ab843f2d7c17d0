import { ROLE_NAMES, ROLES } from '@shared/roles';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { messages } from '../messages';
import { ROSTER_COLUMNS } from './rosterColumns';
import type { RosterProblem, RosterRow } from './rosterRow';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const WIDTHS = [12, 16, 16, 40, 30];
const NOTE_WIDTH = 60;
const columns = (extra: number[] = []) => [...WIDTHS, ...extra].map((width) => ({ width }));
const bold = (value: string) => ({ value, fontWeight: 'bold' as const });

/** An empty roster, with a second sheet that says what goes where. */
export function rosterTemplate(organisationNames: readonly string[]): Promise<Buffer> {
  const words = messages.roster;
  const help: SheetData = [
    ...words.help.map((line) => [line]),
    [bold(words.roles)],
    ...ROLES.map((role) => [ROLE_NAMES[role]]),
    [bold(words.organisations)],
    ...organisationNames.map((name) => [name]),
  ];
  return writeExcelFile([
    {
      sheet: words.sheetName,
      data: [ROSTER_COLUMNS.map(bold)],
      columns: columns(),
      stickyRowsCount: 1,
    },
    { sheet: words.helpName, data: help, columns: [{ width: NOTE_WIDTH }] },
  ]).toBuffer();
}

/** The roster as it came, with one more column that says what to put right in which row. */
export function rosterErrorSheet(
  rows: readonly RosterRow[],
  problems: readonly RosterProblem[],
): Promise<Buffer> {
  const byRow = groupByRow(problems);
  const data: SheetData = [
    [...ROSTER_COLUMNS, messages.roster.toCorrect].map(bold),
    ...rows.map(({ row, cells }) => {
      const said = (byRow.get(row) ?? []).map(sentence).join('；');
      const values = ROSTER_COLUMNS.map((column) => cells[column]);
      return [...values, said === '' ? null : { value: said, color: '#C4320A' }];
    }),
  ];
  return writeExcelFile(data, {
    sheet: messages.roster.sheetName,
    columns: columns([NOTE_WIDTH]),
    stickyRowsCount: 1,
  }).toBuffer();
}

const sentence = ({ column, message }: RosterProblem): string =>
  column === '' ? message : `${column}：${message}`;

function groupByRow(problems: readonly RosterProblem[]): Map<number, RosterProblem[]> {
  const groups = new Map<number, RosterProblem[]>();
  for (const problem of problems)
    groups.set(problem.row, [...(groups.get(problem.row) ?? []), problem]);
  return groups;
}
