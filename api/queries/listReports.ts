import type { ListReportsQuery } from '@shared/schemas/reports';
import type { QueryFilter } from 'mongoose';
import type { Actor } from '../actor';
import { Report, type ReportDocument, type ReportRow } from '../models/Report';
import { makeCursor, readCursor } from './cursor';
import { filterReports } from './filterReports';
import { searchReports } from './searchReports';

/** What a list reads of a report, and no more. */
export const ROW = {
  number: 1,
  version: 1,
  state: 1,
  category: 1,
  words: 1,
  textCheck: 1,
  content: 1,
  reporter: 1,
  viewerKeys: 1,
  areaPath: 1,
  photos: 1,
  holder: 1,
  nextDueAt: 1,
  nextDueFor: 1,
  supervision: 1,
  escalations: 1,
  extension: 1,
  inspection: 1,
  behalf: 1,
  urgedAt: 1,
  createdAt: 1,
  updatedAt: 1,
} as const;

/** A search that looked at about ten thousand reports answers with what it has, and a cursor. */
const MOST_TURNS = 8;

interface Rows {
  rows: ReportRow[];
  /** Where a search has got to that has not found enough. */
  reached?: Date | null;
}

/**
 * Reports newest first: one's own, or those the posts reach. Keyset by (createdAt, _id). A page of a search may be short,
 * or empty, and yet have a cursor: it goes on there.
 */
export async function listReports(
  actor: Actor,
  query: ListReportsQuery,
): Promise<{ rows: ReportRow[]; nextCursor: string | null }> {
  const { filter, words } = filterReports(actor, query);
  if (query.scope === 'mine') filter.viewerKeys = `person:${actor.personId}`;
  const start = query.cursor ? readCursor(query.cursor) : null;
  const at = start && (start.value ?? new Date(0));
  if (start && at)
    filter.$and = [
      { createdAt: { $lte: at } },
      { $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: start.id } }] },
    ];
  const { rows, reached }: Rows =
    words === null
      ? { rows: await readRows(filter, query.limit + 1) }
      : await findRows(filter, words, query.limit + 1, at);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  if (last) return { rows: page, nextCursor: makeCursor(last.createdAt, last._id) };
  return { rows: page, nextCursor: reached ? makeCursor(reached, '') : null };
}

const readRows = (filter: QueryFilter<ReportDocument>, most: number): Promise<ReportRow[]> =>
  Report.find(filter, ROW).sort({ createdAt: -1, _id: -1 }).limit(most).lean<ReportRow[]>();

async function findRows(
  filter: QueryFilter<ReportDocument>,
  words: string,
  most: number,
  at: Date | null,
): Promise<Rows> {
  const rows: ReportRow[] = [];
  let turns = 0;
  const before = at ? new Date(at.getTime() + 1) : undefined;
  for await (const turn of searchReports<ReportRow>(filter, words, ROW, before)) {
    rows.push(...turn.rows);
    turns += 1;
    if (rows.length >= most || turns === MOST_TURNS) return { rows, reached: turn.next };
  }
  return { rows };
}
