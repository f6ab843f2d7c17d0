import { belongsToOrganisation, type Role } from '@shared/roles';
import type { PostBody } from '@shared/schemas/staff';

/** What is typed about a new member of the staff. */
export interface MemberForm {
  name: string;
  phone: string;
  role: Role;
  area: { code: string; label: string };
  organisationId: string | null;
}
export type MemberGap = 'name' | 'phone' | 'organisation';

const PHONE = /^1[3-9]\d{9}$/;

/** What is missing or wrong, in the order of the form. */
export function memberGaps({ name, phone, role, organisationId }: MemberForm): MemberGap[] {
  const gaps: MemberGap[] = [];
  if (name.trim() === '') gaps.push('name');
  if (!PHONE.test(phone.trim())) gaps.push('phone');
  if (belongsToOrganisation(role) && organisationId === null) gaps.push('organisation');
  return gaps;
}

/** The request a form without gaps makes. */
export const memberBody = ({ name, phone, role, area, organisationId }: MemberForm): PostBody => ({
  name: name.trim(),
  phone: phone.trim(),
  role,
  ...(belongsToOrganisation(role)
    ? { organisationId: organisationId ?? undefined }
    : { areaCode: area.code }),
});
