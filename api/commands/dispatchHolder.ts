import type { Role } from '@shared/roles';
import type { CountyDirectory } from '../directory/countyDirectory';
import { findResponsible } from '../grids/findResponsible';
import type { ReportDocument, ReportHolder } from '../models/Report';

/** Who dispatches, tried in this order on each level. */
const DISPATCH_ROLES: readonly Role[] = ['gridLeader', 'serviceStation', 'villageCadre'];
/** Who verifies and dispatches what was raised. */
const LEADING_ROLES: readonly Role[] = ['gridLeader', 'villageCadre'];

type Placed = Pick<ReportDocument, 'areaPath' | 'about'>;

/** Who dispatches a verified report: the nearest leader or service station on duty, from its own unit upward. */
export const dispatchHolder = (directory: CountyDirectory, report: Placed): ReportHolder =>
  findResponsible(directory, { firstRoles: DISPATCH_ROLES }, report.areaPath, report.about);

/** Who has a report one level above a level: the nearest leader on duty there or higher, at last the county. */
export function holderAbove(
  directory: CountyDirectory,
  report: Placed,
  level: string,
): ReportHolder {
  const depth = report.areaPath.findIndex((area) => area.code === level);
  const above = depth > 0 ? report.areaPath.slice(0, depth) : report.areaPath.slice(0, 1);
  return findResponsible(directory, { firstRoles: LEADING_ROLES }, above, report.about);
}

/** Who takes a report that came back "not solved": one level above the one that handled it. */
export function raisedHolder(
  directory: CountyDirectory,
  report: Placed & Pick<ReportDocument, 'county' | 'assignments'>,
): ReportHolder {
  const last = report.assignments.findLast((one) => one.kind === 'lead');
  return holderAbove(directory, report, last?.areaCode ?? last?.dispatchedFrom ?? report.county);
}
