import type { CountyDirectory } from '../directory/countyDirectory';
import type { StaffPost } from '../directory/postRegister';
import type { ReportHolder } from '../models/Report';

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
