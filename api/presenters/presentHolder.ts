import { ROLE_NAMES } from '@shared/roles';
import type { Holder } from '@shared/schemas/reports';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { StaffPost } from '../directory/postRegister';
import type { ReportHolder } from '../models/Report';

/** Most people shown as contacts of one holder. */
const MAX_CONTACTS = 3;

/** Who has a report, with the people to call. */
export function presentHolder(directory: CountyDirectory, holder: ReportHolder): Holder {
  const posts = holder.organisationId
    ? directory.posts.ofOrganisation(holder.organisationId)
    : directory.posts.atArea(holder.areaCode ?? '').filter((post) => post.role === holder.role);
  return {
    kind: holder.kind,
    name: holder.name,
    role: holder.role,
    areaName: holder.areaCode ? (directory.areas.find(holder.areaCode)?.name ?? null) : null,
    why: holder.why,
    contacts: posts
      .filter((post) => post.onDuty)
      .slice(0, MAX_CONTACTS)
      .map(presentContact),
  };
}

const presentContact = (post: StaffPost): Holder['contacts'][number] => ({
  name: post.name,
  postName: ROLE_NAMES[post.role],
  phone: post.phone,
});
