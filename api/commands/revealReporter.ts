import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { canReveal } from '../policies/reportPolicy';
import { findReport, findReporter } from '../queries/findReport';
import { recordAudit } from './recordAudit';

/** The reporter's full name and phone; who saw them, when and why is written down first. */
export async function revealReporter(
  deps: Deps,
  actor: Actor,
  reportId: string,
  reason: string,
): Promise<{ name: string | null; phone: string | null }> {
  const report = await findReport(actor, reportId);
  if (!canReveal(actor, report)) throw apiError('forbidden');
  await recordAudit(deps, {
    county: actor.county,
    actorId: actor.personId,
    action: 'revealReporter',
    subject: `report/${reportId}`,
    reason,
    reasonAbout: report.reporter.personId,
  });
  return findReporter(deps, report);
}
