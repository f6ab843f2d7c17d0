const PAUSE_MS = 5 * 60_000;

/** Whether so long was nothing said that the time is shown anew. Both are ISO 8601. */
export const needsTime = (time: string, before: string | undefined): boolean =>
  before === undefined || new Date(time).getTime() - new Date(before).getTime() > PAUSE_MS;
