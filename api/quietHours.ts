import { dayInShanghai } from '@shared/deadlines';

/** Minutes after midnight in Asia/Shanghai; `from` is later than `to` where the night lies between. */
interface QuietHours {
  readonly from: number;
  readonly to: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * When what is no alarm may go outside, at the earliest: `time` itself, or the end of the quiet hours it lies in.
 * @param setting QUIET_HOURS: "21:00-07:30,530423=off"
 */
export function afterQuietHours(setting: string, county: string, time: Date): Date {
  const quiet = quietHoursOf(setting, county);
  if (!quiet) return time;
  const midnight = new Date(`${dayInShanghai(time)}T00:00:00+08:00`).getTime();
  const minute = (time.getTime() - midnight) / MINUTE_MS;
  const { from, to } = quiet;
  const overnight = from > to;
  const within = overnight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!within) return time;
  const tomorrow = overnight && minute >= from ? DAY_MINUTES : 0;
  return new Date(midnight + (to + tomorrow) * MINUTE_MS);
}

function quietHoursOf(setting: string, county: string): QuietHours | null {
  const parts = setting.split(',').map((part) => part.split('=').reverse());
  const [hours = 'off'] =
    parts.find(([, code]) => code === county) ?? parts.find(([, code]) => !code) ?? [];
  const [from, to] = hours.split('-').map((clock) => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    return hour * 60 + minute;
  });
  return from === undefined || to === undefined || from === to ? null : { from, to };
}
