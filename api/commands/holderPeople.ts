import type { Role } from '@shared/roles';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { StaffPost } from '../directory/postRegister';
import type { ReportAssignment, ReportDocument, ReportHolder } from '../models/Report';
import { AREA_ASSIGNEES } from '../policies/viewerKeys';

/** The posts on duty that hold a report now. */
export function holderPosts(
  directory: CountyDirectory,
  holder: ReportHolder,
): readonly StaffPost[] {
  const posts = holder.organisationId
    ? directory.posts.ofOrganisation(holder.organisationId)
    : directory.posts.atArea(holder.areaCode ?? '').filter((post) => post.role === holder.role);
  return posts.filter((post) => post.onDuty);
}

/** The people who hold a report now, each once. */
export const holderPeople = (directory: CountyDirectory, holder: ReportHolder): string[] => [
  ...new Set(holderPosts(directory, holder).map((post) => post.personId)),
];

/** The people on duty whom an assignment is given to, each once. */
export function assignedPeople(
  directory: CountyDirectory,
  { organisationId, areaCode }: Pick<ReportAssignment, 'organisationId' | 'areaCode'>,
): string[] {
  if (!organisationId) return peopleAt(directory, AREA_ASSIGNEES, areaCode ?? '');
  const posts = directory.posts.ofOrganisation(organisationId).filter((post) => post.onDuty);
  return [...new Set(posts.map((post) => post.personId))];
}

/** The people on duty with one of these roles at an area, each once. */
export const peopleAt = (
  directory: CountyDirectory,
  roles: readonly Role[],
  code: string,
): string[] => [
  ...new Set(
    directory.posts
      .atArea(code)
      .filter((post) => post.onDuty && roles.includes(post.role))
      .map((post) => post.personId),
  ),
];

/** The people on duty of the organisation or area that a report was last given to, each once. */
export function handlerPeople(
  directory: CountyDirectory,
  report: Pick<ReportDocument, 'assignments'>,
): string[] {
  const last = report.assignments.findLast((one) => one.kind === 'lead');
  return last ? assignedPeople(directory, last) : [];
}
