import type { LedgerQuery } from '@shared/schemas/ledger';
import type { Actor } from '../actor';
import { Report, type ReportDocument } from '../models/Report';
import { filterReports } from './filterReports';

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
export const countLedger = async (
  actor: Actor,
  query: LedgerQuery,
  most: number,
): Promise<number> => Report.countDocuments(await filterReports(actor, query), { limit: most + 1 });

/** The reports of a ledger, newest first, a batch at a time; the cursor is closed when the reader leaves. */
export async function* streamLedger(
  actor: Actor,
  query: LedgerQuery,
  most: number,
): AsyncGenerator<LedgerRow> {
  const cursor = Report.find(await filterReports(actor, query), ROW)
    .sort({ createdAt: -1, _id: -1 })
    .limit(most)
    .lean<LedgerRow[]>()
    .cursor({ batchSize: BATCH });
  try {
    for await (const row of cursor) yield row as unknown as LedgerRow;
  } finally {
    await cursor.close();
  }
}
