import { distanceMetres, wgs84 } from '@shared/coordinates';
import type { Evidence } from '@shared/schemas/reportActions';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { toWgs84 } from '../grids/resolvePlace';
import { messages } from '../messages';
import type { Doubt, ReportDocument, StepEvidence } from '../models/Report';
import { assigneePost } from '../policies/reportPolicy';
import { findEarlierUse } from '../queries/findEarlierUse';
import { setLead, withHandler } from './assignments';
import { openReceipts } from './openReceipts';
import { postLabel } from './postLabel';
import { type StepRequest, takeStep } from './takeStep';
import { waitingForRating } from './waitingForRating';

/** A completion picture taken this far from the place, beyond what the phone is unsure of, is looked at. */
const FAR_METRES = 200;
/** Phones' clocks are wrong by some minutes. */
const CLOCK_TOLERANCE_MS = 10 * 60_000;

/**
 * 办结: the outcome in words, with pictures; the days to rate begin. Evidence that is doubted, and some drawn by lot, go
 * to the supervisor; neither ever blocks.
 */
export async function resolveReport(
  deps: Deps,
  actor: Actor,
  request: StepRequest,
  input: { words: string; photos: string[]; evidence?: Evidence | undefined },
): Promise<ReportDocument> {
  const photos = openReceipts(deps, actor, input.photos);
  const used = await findEarlierUse(
    actor.county,
    photos.map((photo) => photo.fileId),
  );
  return takeStep(deps, actor, 'resolve', request, ({ report, directory, clocks, now }) => {
    const byName = postLabel(directory, assigneePost(actor, report));
    const evidence = toEvidence(report, input.evidence ?? {}, used.size > 0, now);
    const why = evidence.doubts.length > 0 ? 'doubt' : isDrawn(deps, report) ? 'sample' : null;
    return {
      byName,
      summary: messages.resolved(byName, clocks.rateBy ?? now),
      words: input.words,
      photos,
      ...(input.evidence || evidence.doubts.length > 0 ? { evidence } : {}),
      holder: waitingForRating(report.holder),
      set: {
        assignments: setLead(report, { state: 'resolved' }),
        handledBy: withHandler(report, actor),
        ...(why ? { inspection: { why, state: 'due', outcome: null } } : {}),
      },
    };
  });
}

/** By a keyed lot that nobody on the staff can foresee; one in `INSPECT_ONE_IN`. */
function isDrawn({ keyRing, env }: Deps, report: ReportDocument): boolean {
  if (env.INSPECT_ONE_IN === 0) return false;
  const lot = keyRing.index(`${report._id}/${report.sequence}`, 'inspection');
  return Buffer.from(lot, 'base64url').readUInt32BE() % env.INSPECT_ONE_IN === 0;
}

/** What the client says of the picture, in WGS-84, with how far it is from where the matter was reported. */
function toEvidence(
  report: ReportDocument,
  given: Evidence,
  usedBefore: boolean,
  now: Date,
): StepEvidence {
  const point = given.position ? toWgs84(given.position) : null;
  const place = report.place.position?.coordinates;
  const capturedAt = given.capturedAt ? new Date(given.capturedAt) : null;
  const accuracyMetres = given.position?.accuracyMetres ?? null;
  const metresFromPlace =
    point && place ? Math.round(distanceMetres(point, wgs84(place[0], place[1]))) : null;
  const doubts: Doubt[] = [];
  const unsure = (accuracyMetres ?? 0) + (report.place.accuracyMetres ?? 0);
  if (metresFromPlace !== null && metresFromPlace > FAR_METRES + unsure) doubts.push('farAway');
  if (capturedAt && capturedAt < report.createdAt) doubts.push('takenBefore');
  if (capturedAt && capturedAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MS)
    doubts.push('takenLater');
  if (usedBefore) doubts.push('usedBefore');
  return {
    capturedAt,
    position: point && [point[0], point[1]],
    accuracyMetres,
    metresFromPlace,
    doubts,
  };
}
