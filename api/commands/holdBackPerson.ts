import { randomUUID } from 'node:crypto';
import { formatReportNumber } from '@shared/reportNumber';
import type { RestrictionBody } from '@shared/schemas/restrictions';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Person } from '../models/Person';
import { Restriction, type RestrictionDocument } from '../models/Restriction';
import { hidesReporter } from '../policies/reportPolicy';
import { holdingPost } from '../policies/restrictionPolicy';
import { findReport } from '../queries/findReport';
import { restrictionMessages } from '../restrictionMessages';
import { inTransaction } from './inTransaction';
import { isDuplicateKey } from './isDuplicateKey';
import { postLabel } from './postLabel';
import { recordAudit } from './recordAudit';
import { tellOfRestriction } from './tellOfRestriction';

const DAY_MS = 86_400_000;

/**
 * Holds back for some days the person who made a report: they are told why and until when, and may object once.
 * @throws ApiError not_found, forbidden, wrong_state for staff, already_exists where they are held back already
 */
export async function holdBackPerson(
  deps: Deps,
  actor: Actor,
  { reportId, days, reason }: RestrictionBody,
): Promise<RestrictionDocument> {
  const report = await findReport(actor, reportId);
  const post = holdingPost(actor, report);
  if (!post) throw apiError('forbidden');
  const { personId } = report.reporter;
  const directory = await deps.directory(actor.county);
  if (personId === actor.personId)
    throw apiError('wrong_state', undefined, restrictionMessages.yourself);
  if (directory.postsOf(personId).length > 0)
    throw apiError('wrong_state', undefined, restrictionMessages.staffMember);
  if (!(await Person.exists({ _id: personId, county: actor.county })))
    throw apiError('wrong_state', undefined, restrictionMessages.gone);
  const from = deps.now();
  const restriction: Omit<RestrictionDocument, 'number'> = {
    _id: randomUUID(),
    county: actor.county,
    personId,
    reportId,
    reportNumber: formatReportNumber(report.number),
    // What concerns the staff of an area is no matter of that area's administrators.
    areaCode: report.about ? post.areaCode : report.areaCode,
    nameHidden: hidesReporter(report),
    reason,
    from,
    until: new Date(from.getTime() + days * DAY_MS),
    byPersonId: actor.personId,
    byName: postLabel(directory, post),
    lifted: null,
    objection: null,
  };
  const held = await writeOnce(deps, restriction);
  await deps.directory.refresh(actor.county, { restrictions: true });
  return held;
}

async function writeOnce(
  deps: Deps,
  restriction: Omit<RestrictionDocument, 'number'>,
): Promise<RestrictionDocument> {
  const { county, personId, from, until } = restriction;
  try {
    return await inTransaction(async (transaction) => {
      const last = await Restriction.findOne({ county, personId }, null, { session: transaction })
        .sort({ number: -1 })
        .lean();
      if (last && last.until > from && !last.lifted) throw apiError('already_exists');
      const held: RestrictionDocument = { ...restriction, number: (last?.number ?? 0) + 1 };
      await Restriction.insertMany([held], { session: transaction });
      const words = restrictionMessages.heldWords(until, held.reason);
      await tellOfRestriction(
        held,
        'held',
        [{ personId, as: 'resident', title: restrictionMessages.heldTitle, words, at: from }],
        transaction,
      );
      await recordAudit(
        deps,
        {
          county,
          actorId: held.byPersonId,
          action: 'person.holdBack',
          subject: personId,
          reason: held.reason,
          reasonAbout: personId,
          details: { restrictionId: held._id, reportId: held.reportId, until },
        },
        transaction,
      );
      return held;
    });
  } catch (error) {
    // Two did it at the same time: one restriction stands.
    if (isDuplicateKey(error)) throw apiError('already_exists');
    throw error;
  }
}
