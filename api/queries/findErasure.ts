import { formatReportNumber } from '@shared/reportNumber';
import type { ErasureResponse } from '@shared/schemas/erasure';
import { STATE_NAMES } from '@shared/states';
import type { Actor } from '../actor';
import { Erasure, type ErasureDocument } from '../models/Erasure';
import { Report, type ReportDocument } from '../models/Report';
import { ENDED_STATES } from '../policies/endedStates';

const MOST = 50;

/** What a person's wish to be forgotten would mean, and how far it is. */
export async function findErasure(actor: Actor, now: Date): Promise<ErasureResponse> {
  const { county, personId } = actor;
  const [erasure, reports] = await Promise.all([
    Erasure.findOne({ county, personId, state: 'waiting' }).lean<ErasureDocument | null>(),
    Report.find(
      {
        county,
        viewerKeys: `person:${personId}`,
        state: { $nin: [...ENDED_STATES] },
        'reporter.personId': personId,
      },
      { number: 1, state: 1 },
    )
      .sort({ createdAt: -1 })
      .limit(MOST)
      .lean<Pick<ReportDocument, '_id' | 'number' | 'state'>[]>(),
  ]);
  return {
    erasure: erasure && {
      requestedAt: erasure.requestedAt.toISOString(),
      dueAt: erasure.dueAt.toISOString(),
      canCancel: erasure.dueAt > now,
    },
    openReports: reports.map(({ _id, number, state }) => ({
      id: _id,
      number: formatReportNumber(number),
      stateName: STATE_NAMES[state],
    })),
    hasPosts: actor.posts.length > 0,
  };
}
