import type { LedgerQuery } from '@shared/schemas/ledger';
import type { QueryFilter } from 'mongoose';
import type { Actor } from '../actor';
import { Report, type ReportDocument } from '../models/Report';
import { filterReports } from './filterReports';
import { searchReports } from './searchReports';

/** What a ledger reads of a report: nothing of who made it. */
const ROW = {
  number: 1,
  category: 1,
  state: 1,
  areaPath: 1,
  words: 1,
  textCheck: 1,
  content: 1,
  holder: 1,
  clocks: 1,
  nextDueAt: 1,
  nextDueFor: 1,
  rating: 1,
  reopenings: 1,
  createdAt: 1,
  'timeline.action': 1,
  'timeline.at': 1,
} as const;

export type LedgerRow = Pick<
  ReportDocument,
  | '_id'
  | 'number'
  | 'category'
  | 'state'
  | 'areaPath'
  | 'words'
  | 'textCheck'
  | 'content'
  | 'holder'
  | 'clocks'
  | 'nextDueAt'
  | 'nextDueFor'
  | 'rating'
  | 'reopenings'
  | 'createdAt'
> & { timeline: Pick<ReportDocument['timeline'][number], 'action' | 'at'>[] };

const BATCH = 500;

/** Counts at most one more than `most`: beyond that the number does not matter. */
export async function countLedger(actor: Actor, query: LedgerQuery, most: number): Promise<number> {
  const { filter, words } = filterReports(actor, query);
  if (words === null) return Report.countDocuments(filter, { limit: most + 1 });
  let count = 0;
  for await (const { rows } of searchReports(filter, words, { createdAt: 1 })) {
    count += rows.length;
    if (count > most) break;
  }
  return count;
}

/** The reports of a ledger, newest first; what is open in the database is closed when the reader leaves. */
export async function* streamLedger(
  actor: Actor,
  query: LedgerQuery,
  most: number,
): AsyncGenerator<LedgerRow> {
  const { filter, words } = filterReports(actor, query);
  let count = 0;
  for await (const row of words === null ? readAll(filter) : findAll(filter, words)) {
    if (count++ === most) return;
    yield row;
  }
}

async function* readAll(filter: QueryFilter<ReportDocument>): AsyncGenerator<LedgerRow> {
  const cursor = Report.find(filter, ROW)
    .sort({ createdAt: -1, _id: -1 })
    .lean<LedgerRow[]>()
    .cursor({ batchSize: BATCH });
  try {
    for await (const row of cursor) yield row as unknown as LedgerRow;
  } finally {
    await cursor.close();
  }
}

async function* findAll(
  filter: QueryFilter<ReportDocument>,
  words: string,
): AsyncGenerator<LedgerRow> {
  for await (const { rows } of searchReports<LedgerRow>(filter, words, ROW)) yield* rows;
}
