import type { Urgency } from '@shared/categories';
import { addWorkingMinutes, deadlineAfter } from '@shared/deadlines';
import { ANSWER_WITHIN_MINUTES } from '@shared/talkLimits';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { Talk } from '../policies/threadPolicy';

const ONE_MILLISECOND_IN_MINUTES = 1 / 60_000;

const urgencyOf = (talk: Pick<Talk, 'report'>): Urgency => talk.report?.urgency ?? 'normal';

/** By when a talk is to be answered: half an hour of office time, round the clock where the report is urgent. */
export const answerBy = (directory: CountyDirectory, talk: Talk, from: Date): Date =>
  deadlineAfter(from, ANSWER_WITHIN_MINUTES, urgencyOf(talk), directory.calendar);

/** When the office opens next; null while it is open, and for urgent reports always. */
export function opensAt(directory: CountyDirectory, talk: Talk, now: Date): Date | null {
  if (urgencyOf(talk) === 'urgent') return null;
  const worked = addWorkingMinutes(now, ONE_MILLISECOND_IN_MINUTES, directory.calendar);
  const opens = new Date(worked.getTime() - 1);
  return opens > now ? opens : null;
}
