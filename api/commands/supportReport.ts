import { findCategory } from '@shared/categories';
import { OPEN_STATES } from '@shared/states';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Report } from '../models/Report';
import { Support } from '../models/Support';
import { refuseHeldBack } from '../policies/restrictionPolicy';
import { countSupporters } from '../queries/listSupporters';

export interface SupportAnswer {
  readonly supporters: number;
  readonly supported: boolean;
}

const supportId = (reportId: string, personId: string): string => `${reportId}/${personId}`;

/**
 * "Me too": one insert, once a person. Only of open reports of others, of kinds that neighbours may know of; anything
 * else is as if it were not there.
 * @throws ApiError not_found, held_back
 */
export async function supportReport(
  deps: Deps,
  actor: Actor,
  reportId: string,
): Promise<SupportAnswer> {
  refuseHeldBack(await deps.directory(actor.county), actor, null, deps.now());
  const report = await Report.findOne(
    { _id: reportId, county: actor.county, state: { $in: [...OPEN_STATES] }, about: null },
    { category: 1, reporter: 1 },
  ).lean();
  if (!report || !findCategory(report.category)?.openToNeighbours) throw apiError('not_found');
  if (report.reporter.personId === actor.personId) throw apiError('not_found');
  await Support.updateOne(
    { _id: supportId(reportId, actor.personId), county: actor.county },
    { $setOnInsert: { reportId, personId: actor.personId, createdAt: deps.now() } },
    { upsert: true },
  );
  return answer(actor, reportId);
}

/** Takes a "me too" back; one that was not there is no error. */
export async function withdrawSupport(actor: Actor, reportId: string): Promise<SupportAnswer> {
  await Support.deleteOne({ _id: supportId(reportId, actor.personId), county: actor.county });
  return answer(actor, reportId);
}

const answer = async (actor: Actor, reportId: string): Promise<SupportAnswer> =>
  (await countSupporters(actor.county, [reportId], actor.personId)).get(reportId) ?? {
    supporters: 0,
    supported: false,
  };
