import { parseReportNumber } from '@shared/reportNumber';
import type { ListReportsQuery } from '@shared/schemas/reports';
import type { QueryFilter } from 'mongoose';
import type { Actor } from '../actor';
import { Report, type ReportDocument, type ReportRow } from '../models/Report';
import { visibleTo } from '../policies/reportPolicy';
import { makeCursor, readCursor } from './cursor';
import { searchReports } from './searchReports';

/** What a list reads of a report, and no more. */
export const ROW = {
  number: 1,
  version: 1,
  state: 1,
  category: 1,
  words: 1,
  areaPath: 1,
  photos: 1,
  holder: 1,
  nextDueAt: 1,
  nextDueFor: 1,
  createdAt: 1,
  updatedAt: 1,
} as const;

/** Reports newest first: one's own, or those the posts reach. Keyset by (createdAt, _id). */
export async function listReports(
  actor: Actor,
  query: ListReportsQuery,
): Promise<{ rows: ReportRow[]; nextCursor: string | null }> {
  const filter: QueryFilter<ReportDocument> = { ...visibleTo(actor) };
  if (query.scope === 'mine') filter.viewerKeys = `person:${actor.personId}`;
  if (query.state) filter.state = { $in: query.state };
  if (query.category) filter.category = query.category;
  if (query.areaCode) filter['areaPath.code'] = query.areaCode;
  if (query.search) {
    const number = parseReportNumber(query.search);
    if (number) filter.number = number;
    else filter._id = { $in: await searchReports(actor.county, query.search) };
  }
  const conditions: QueryFilter<ReportDocument>[] = [];
  if (query.from) conditions.push({ createdAt: { $gte: new Date(query.from) } });
  if (query.to) conditions.push({ createdAt: { $lt: new Date(query.to) } });
  if (query.cursor) {
    const { value, id } = readCursor(query.cursor);
    const at = value ?? new Date(0);
    conditions.push({ createdAt: { $lte: at } });
    conditions.push({ $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: id } }] });
  }
  if (conditions.length > 0) filter.$and = conditions;
  const rows = await Report.find(filter, ROW)
    .sort({ createdAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean<ReportRow[]>();
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return { rows: page, nextCursor: last ? makeCursor(last.createdAt, last._id) : null };
}
