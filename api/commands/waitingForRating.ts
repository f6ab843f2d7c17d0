import { messages } from '../messages';
import type { ReportHolder } from '../models/Report';

/** It is with the reporter now, to be rated; the area of who had it is kept. */
export const waitingForRating = (holder: ReportHolder): ReportHolder => ({
  ...holder,
  kind: 'reporter',
  postIds: [],
  organisationId: null,
  name: messages.reporter,
  why: messages.waitingForRating,
});
