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
  if (!(await isOpenToNeighbour(actor, reportId))) throw apiError('not_found');
  await Support.updateOne(
    { _id: supportId(reportId, actor.personId), county: actor.county },
    { $setOnInsert: { reportId, personId: actor.personId, createdAt: deps.now() } },
    { upsert: true },
  );
  return answer(actor, reportId);
}

/**
 * Takes a "me too" back; one that was not there is no error where neighbours may know of the report.
 * @throws ApiError not_found for any other report: how many support it is not told to whoever asks
 */
export async function withdrawSupport(actor: Actor, reportId: string): Promise<SupportAnswer> {
  const { deletedCount } = await Support.deleteOne({
    _id: supportId(reportId, actor.personId),
    county: actor.county,
  });
  if (deletedCount === 0 && !(await isOpenToNeighbour(actor, reportId)))
    throw apiError('not_found');
  return answer(actor, reportId);
}

/** Open, of somebody else, of a kind that neighbours may know of, and not about the staff. */
async function isOpenToNeighbour(actor: Actor, reportId: string): Promise<boolean> {
  const report = await Report.findOne(
    { _id: reportId, county: actor.county, state: { $in: [...OPEN_STATES] }, about: null },
    { category: 1, reporter: 1 },
  ).lean();
  return (
    report !== null &&
    findCategory(report.category)?.openToNeighbours === true &&
    report.reporter.personId !== actor.personId
  );
}

const answer = async (actor: Actor, reportId: string): Promise<SupportAnswer> =>
  (await countSupporters(actor.county, [reportId], actor.personId)).get(reportId) ?? {
    supporters: 0,
    supported: false,
  };
