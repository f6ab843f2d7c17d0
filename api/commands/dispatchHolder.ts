import type { Role } from '@shared/roles';
import type { CountyDirectory } from '../directory/countyDirectory';
import { findResponsible } from '../grids/findResponsible';
import type { ReportDocument, ReportHolder } from '../models/Report';

/** Who dispatches, tried in this order on each level. */
const DISPATCH_ROLES: readonly Role[] = ['gridLeader', 'serviceStation', 'villageCadre'];

/** Who dispatches a verified report: the nearest leader or service station on duty, from its own unit upward. */
export const dispatchHolder = (
  directory: CountyDirectory,
  report: Pick<ReportDocument, 'areaPath' | 'about'>,
): ReportHolder =>
  findResponsible(directory, { firstRoles: DISPATCH_ROLES }, report.areaPath, report.about);

/** Who takes a report that came back "not solved": one level above the one that handled it. */
export function raisedHolder(
  directory: CountyDirectory,
  report: Pick<ReportDocument, 'areaPath' | 'about' | 'holder' | 'assignments'>,
): ReportHolder {
  const last = report.assignments.at(-1);
  const handledAt = last?.areaCode ?? dispatcherArea(directory, last?.dispatchedBy);
  const depth = report.areaPath.findIndex((area) => area.code === handledAt);
  const above = depth > 0 ? report.areaPath.slice(0, depth) : report.areaPath.slice(0, 1);
  return findResponsible(directory, { firstRoles: DISPATCH_ROLES }, above, report.about);
}

const dispatcherArea = (directory: CountyDirectory, postId: string | undefined): string | null =>
  (postId && directory.posts.find(postId)?.areaCode) || null;
