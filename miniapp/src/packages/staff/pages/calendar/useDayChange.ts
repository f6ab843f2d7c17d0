import type { CalendarDayAnswer, CalendarDayBody } from '@shared/schemas/calendar';
import { useRef, useState } from 'react';
import { clearCalendarDay, setCalendarDay } from '../../../../api/calendar';
import { type Problem, toProblem } from '../../../../api/problem';
import { calendarWords as words } from '../../calendarMessages';
import { dayName } from './monthGrid';

export interface DayChange {
  busy: boolean;
  problem: Problem | null;
  /** What was changed last, and whether it can be taken back. */
  done: { words: string; undo: boolean } | null;
  set: (day: CalendarDayAnswer, body: CalendarDayBody) => void;
  clear: (day: CalendarDayAnswer) => void;
  undo: () => void;
  /** Another day is looked at: what went wrong with the last one is over. */
  forget: () => void;
}

/** Changes a day, once however often it is tapped, and takes the last change back. */
export function useDayChange(onChanged: () => Promise<void>): DayChange {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState<DayChange['done']>(null);
  const working = useRef(false);
  /** The day as it was, and the version it has now. */
  const last = useRef<{ before: CalendarDayAnswer; version: number } | null>(null);

  const once = async (work: () => Promise<void>) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await work();
      await onChanged();
    } catch (thrown) {
      const failed = toProblem(thrown);
      setProblem(failed);
      // Another administrator was here: what there is now is shown below the words.
      if (failed.code === 'conflict') {
        setDone(null);
        await onChanged();
      }
    } finally {
      working.current = false;
      setBusy(false);
    }
  };
  const put = async (day: string, body: CalendarDayBody, version: number) => {
    const after = await setCalendarDay(day, body, version);
    const kind = body.kind === 'workday' ? words.work : words.off;
    setDone({ words: words.saved(dayName(day), kind), undo: true });
    return after;
  };

  return {
    busy,
    problem,
    done,
    set: (day, body) =>
      void once(async () => {
        const { version } = await put(day.day, body, day.version);
        last.current = { before: day, version };
      }),
    clear: (day) =>
      void once(async () => {
        const { version } = await clearCalendarDay(day.day, day.version);
        setDone({ words: words.restored(dayName(day.day)), undo: true });
        last.current = { before: day, version };
      }),
    undo: () =>
      void once(async () => {
        if (!last.current) return;
        const { before, version } = last.current;
        if (before.own)
          await setCalendarDay(
            before.day,
            { kind: before.own.kind, name: before.own.name },
            version,
          );
        else await clearCalendarDay(before.day, version);
        last.current = null;
        setDone({ words: words.undone, undo: false });
      }),
    forget: () => setProblem(null),
  };
}
