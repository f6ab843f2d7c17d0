import type { ReportHolder } from '../models/Report';

/** No one on the staff's side has it any more. */
export const nobody = (why: string): ReportHolder => ({
  kind: 'none',
  postIds: [],
  organisationId: null,
  role: null,
  areaCode: null,
  name: '',
  why,
});
