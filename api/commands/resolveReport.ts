import { distanceMetres, wgs84 } from '@shared/coordinates';
import type { Evidence } from '@shared/schemas/reportActions';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { toWgs84 } from '../grids/resolvePlace';
import { messages } from '../messages';
import type { ReportDocument, StepEvidence } from '../models/Report';
import { assigneePost } from '../policies/reportPolicy';
import { setOpenAssignment } from './openAssignment';
import { openReceipts } from './openReceipts';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';

/** 办结: the outcome in words, with pictures; the days to rate begin. */
export function resolveReport(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words: string; photos: string[]; evidence?: Evidence | undefined },
): Promise<ReportDocument> {
  const photos = openReceipts(deps, actor, input.photos);
  return takeStep(deps, actor, 'resolve', request, ({ report, directory, clocks, now }) => {
    const byName = postLabel(directory, assigneePost(actor, report));
    return {
      byName,
      summary: messages.resolved(byName, clocks.rateBy ?? now),
      words: input.words,
      photos,
      ...(input.evidence ? { evidence: toEvidence(report, input.evidence) } : {}),
      holder: {
        ...report.holder,
        kind: 'reporter',
        postIds: [],
        organisationId: null,
        name: messages.reporter,
        why: messages.waitingForRating,
      },
      set: { assignments: setOpenAssignment(report, 'resolved') },
    };
  });
}

/** What the client says of the picture, in WGS-84, with how far it is from where the matter was reported. */
function toEvidence(report: ReportDocument, given: Evidence): StepEvidence {
  const point = given.position ? toWgs84(given.position) : null;
  const place = report.place.position?.coordinates;
  return {
    capturedAt: given.capturedAt ? new Date(given.capturedAt) : null,
    position: point && [point[0], point[1]],
    accuracyMetres: given.position?.accuracyMetres ?? null,
    metresFromPlace:
      point && place ? Math.round(distanceMetres(point, wgs84(place[0], place[1]))) : null,
  };
}
