import { apiError } from '../errors';

const LONGEST_DAYS = 366;

/** A day in the future that a step brings, at most a year away. @throws ApiError day_unsuitable */
export function laterDay(given: string, now: Date): Date {
  const day = new Date(given);
  const days = (day.getTime() - now.getTime()) / 86_400_000;
  if (!(days > 0 && days <= LONGEST_DAYS)) throw apiError('day_unsuitable');
  return day;
}
