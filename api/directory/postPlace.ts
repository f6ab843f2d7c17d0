import { belongsToOrganisation } from '@shared/roles';
import type { PostBody } from '@shared/schemas/staff';
import { messages } from '../messages';
import type { PostDocument } from '../models/Post';
import type { CountyDirectory } from './countyDirectory';

export type PostPlace = Pick<PostDocument, 'areaCode' | 'organisationId'>;

/** Where a post of a role stands: in an organisation, or in an area of the county; or what is wrong with it. */
export function postPlace(
  directory: CountyDirectory,
  { role, areaCode, organisationId }: Pick<PostBody, 'role' | 'areaCode' | 'organisationId'>,
): PostPlace | { field: 'areaCode' | 'organisationId'; message: string } {
  if (belongsToOrganisation(role)) {
    if (!organisationId)
      return { field: 'organisationId', message: messages.postNeedsOrganisation };
    if (!directory.organisations.get(organisationId)?.active)
      return { field: 'organisationId', message: messages.organisationUnknown };
    return { areaCode: null, organisationId };
  }
  if (!areaCode || !directory.areas.find(areaCode))
    return { field: 'areaCode', message: messages.postNeedsArea };
  if (role === 'analyst' && areaCode !== directory.county)
    return { field: 'areaCode', message: messages.analystNeedsCounty };
  return { areaCode, organisationId: null };
}
