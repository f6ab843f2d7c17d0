import type { ListReportsQuery } from '@shared/schemas/reports';
import type { Actor } from '../actor';
import { Report, type ReportRow } from '../models/Report';
import { makeCursor, readCursor } from './cursor';
import { filterReports } from './filterReports';

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

/** Reports newest first: one's own, or those the posts reach. Keyset by (createdAt, _id). */
export async function listReports(
  actor: Actor,
  query: ListReportsQuery,
): Promise<{ rows: ReportRow[]; nextCursor: string | null }> {
  const filter = await filterReports(actor, query);
  if (query.scope === 'mine') filter.viewerKeys = `person:${actor.personId}`;
  if (query.cursor) {
    const { value, id } = readCursor(query.cursor);
    const at = value ?? new Date(0);
    filter.$and = [
      { createdAt: { $lte: at } },
      { $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: id } }] },
    ];
  }
  const rows = await Report.find(filter, ROW)
    .sort({ createdAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean<ReportRow[]>();
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return { rows: page, nextCursor: last ? makeCursor(last.createdAt, last._id) : null };
}
