import { parseReportNumber } from '@shared/reportNumber';
import type { LedgerQuery } from '@shared/schemas/ledger';
import type { QueryFilter } from 'mongoose';
import type { Actor } from '../actor';
import type { ReportDocument } from '../models/Report';
import { visibleTo } from '../policies/reportPolicy';
import { searchReports } from './searchReports';

/** The reports a list, a count or a ledger is about: what the person may see, narrowed by what they chose. */
export async function filterReports(
  actor: Actor,
  query: LedgerQuery,
): Promise<QueryFilter<ReportDocument>> {
  const filter: QueryFilter<ReportDocument> = { ...visibleTo(actor) };
  if (query.state) filter.state = { $in: query.state };
  if (query.category) filter.category = query.category;
  if (query.areaCode) filter['areaPath.code'] = query.areaCode;
  if (query.search) {
    const number = parseReportNumber(query.search);
    if (number) filter.number = number;
    else filter._id = { $in: await searchReports(actor.county, query.search) };
  }
  if (query.from || query.to)
    filter.createdAt = {
      ...(query.from ? { $gte: new Date(query.from) } : {}),
      ...(query.to ? { $lt: new Date(query.to) } : {}),
    };
  return filter;
}
