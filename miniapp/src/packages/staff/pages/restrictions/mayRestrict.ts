import type { MeResponse } from '@shared/schemas/me';

/** Who sees whom is held back: as the API has it, administrators on duty and the county's supervisors. */
export const mayRestrict = (me: MeResponse): boolean =>
  me.posts.some(
    ({ onDuty, role, area }) =>
      onDuty && (role === 'admin' || (role === 'supervisor' && area?.level === 'county')),
  );
