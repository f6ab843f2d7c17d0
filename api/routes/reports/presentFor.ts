import type { ReportDetail } from '@shared/schemas/reports';
import type { Actor } from '../../actor';
import type { Deps } from '../../deps';
import type { ReportDocument } from '../../models/Report';
import { presentReport } from '../../presenters/presentReport';
import { findReporter } from '../../queries/findReport';

/** A report as one person may see it now. */
export async function presentFor(
  deps: Deps,
  actor: Actor,
  report: ReportDocument,
): Promise<ReportDetail> {
  const [directory, reporter] = await Promise.all([
    deps.directory(actor.county),
    findReporter(deps, report),
  ]);
  return presentReport(deps, directory, actor, report, reporter);
}
