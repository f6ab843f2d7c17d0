import type { MeResponse } from '@shared/schemas/me';

/** Whether the person decides about content: as the API has it, of administrators and supervisors on duty. */
export const mayReview = (me: MeResponse): boolean =>
  me.posts.some((post) => post.onDuty && (post.role === 'admin' || post.role === 'supervisor'));
