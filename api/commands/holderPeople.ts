import type { CountyDirectory } from '../directory/countyDirectory';
import type { StaffPost } from '../directory/postRegister';
import type { ReportDocument, ReportHolder } from '../models/Report';
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

/** The people on duty of the organisation or area that a report was last given to, each once. */
export function handlerPeople(
  directory: CountyDirectory,
  report: Pick<ReportDocument, 'assignments'>,
): string[] {
  const last = report.assignments.at(-1);
  if (!last) return [];
  const posts = last.organisationId
    ? directory.posts.ofOrganisation(last.organisationId)
    : directory.posts.atArea(last.areaCode ?? '').filter((p) => AREA_ASSIGNEES.includes(p.role));
  return [...new Set(posts.filter((post) => post.onDuty).map((post) => post.personId))];
}
