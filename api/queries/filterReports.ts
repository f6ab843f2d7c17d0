import { parseReportNumber } from '@shared/reportNumber';
import type { LedgerQuery } from '@shared/schemas/ledger';
import type { QueryFilter } from 'mongoose';
import type { Actor } from '../actor';
import type { ReportDocument } from '../models/Report';
import { visibleTo } from '../policies/reportPolicy';

/** The reports a list, a count or a ledger is about: what the person may see, narrowed by what they chose. */
export function filterReports(
  actor: Actor,
  query: LedgerQuery,
): { filter: QueryFilter<ReportDocument>; words: string | null } {
  const filter: QueryFilter<ReportDocument> = { ...visibleTo(actor) };
  if (query.state) filter.state = { $in: query.state };
  if (query.category) filter.category = query.category;
  if (query.areaCode) filter['areaPath.code'] = query.areaCode;
  const number = query.search ? parseReportNumber(query.search) : null;
  if (number) filter.number = number;
  if (query.from || query.to)
    filter.createdAt = {
      ...(query.from ? { $gte: new Date(query.from) } : {}),
      ...(query.to ? { $lt: new Date(query.to) } : {}),
    };
  return { filter, words: number ? null : (query.search ?? null) };
}
