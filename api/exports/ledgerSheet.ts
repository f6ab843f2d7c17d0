import { findCategory } from '@shared/categories';
import { formatReportNumber } from '@shared/reportNumber';
import { STATE_NAMES } from '@shared/states';
import type { ReportRating } from '../models/Report';
import type { LedgerRow } from '../queries/streamLedger';
import { exportMessages as words } from './exportMessages';
import { maskNumbers } from './maskNumbers';
import { type Cell, type SheetColumn, sheetStream } from './sheetStream';

type Column = keyof typeof words.ledger;

const WIDTHS: Record<Column, number> = {
  number: 18,
  category: 14,
  state: 10,
  area: 36,
  createdAt: 17,
  verifyBy: 17,
  acceptBy: 17,
  resolveBy: 17,
  resolvedAt: 17,
  nextDueAt: 17,
  overdue: 9,
  holder: 28,
  rating: 16,
  reopenings: 13,
  words: 80,
};
const COLUMNS = Object.keys(words.ledger) as Column[];
const HEADS: SheetColumn[] = COLUMNS.map((column) => ({
  title: words.ledger[column],
  width: WIDTHS[column],
}));

/** A ledger as .xlsx, a piece at a time. It names no reporter; numbers that people wrote into their words are masked. */
export const ledgerSheet = (rows: AsyncIterable<LedgerRow>, now: Date): AsyncGenerator<Buffer> =>
  sheetStream({ name: words.ledgerSheet, columns: HEADS, rows: toCells(rows, now) });

async function* toCells(rows: AsyncIterable<LedgerRow>, now: Date): AsyncGenerator<Cell[]> {
  for await (const row of rows) {
    const cells = cellsOf(row, now);
    yield COLUMNS.map((column) => cells[column]);
  }
}

const cellsOf = (row: LedgerRow, now: Date): Record<Column, Cell> => ({
  number: formatReportNumber(row.number),
  category: findCategory(row.category)?.name ?? row.category,
  state: STATE_NAMES[row.state],
  area: row.areaPath.map(({ name }) => name).join(''),
  createdAt: row.createdAt,
  verifyBy: row.clocks.verifyBy,
  acceptBy: row.clocks.acceptBy,
  resolveBy: row.clocks.resolveBy,
  resolvedAt: row.timeline.findLast(({ action }) => action === 'resolve')?.at ?? null,
  nextDueAt: row.nextDueAt,
  overdue:
    row.nextDueAt !== null && row.nextDueFor !== 'rating' && row.nextDueAt < now
      ? words.overdue
      : words.notOverdue,
  holder: row.holder.name,
  rating: ratingOf(row),
  reopenings: row.reopenings,
  words: maskNumbers(row.words),
});

/** What nobody rated is 未评价, never satisfied. */
function ratingOf({ rating, state }: LedgerRow): string {
  if (!rating) return state === 'closed' ? words.unrated : '';
  const solved = rating.solved ? words.solved : words.notSolved;
  return [solved, satisfactionOf(rating)].filter(Boolean).join('，');
}

const satisfactionOf = ({ satisfaction }: ReportRating): string =>
  satisfaction ? words.satisfaction[satisfaction] : '';
