import type { ReportDetail } from '@shared/schemas/reports';
import type { Actor } from '../../actor';
import type { Deps } from '../../deps';
import type { ReportDocument } from '../../models/Report';
import { presentReport } from '../../presenters/presentReport';
import { findOriginal, findReporter } from '../../queries/findReport';
import { listSupporters } from '../../queries/listSupporters';

/** A report as one person may see it now. */
export async function presentFor(
  deps: Deps,
  actor: Actor,
  report: ReportDocument,
): Promise<ReportDetail> {
  const [directory, reporter, original, supporters] = await Promise.all([
    deps.directory(actor.county),
    findReporter(deps, report),
    findOriginal(report),
    listSupporters(report.county, report._id),
  ]);
  const around = { reporter, original, supporters: supporters.length };
  return presentReport(deps, directory, actor, report, around);
}
