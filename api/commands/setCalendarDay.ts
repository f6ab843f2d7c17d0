import { dayInShanghai } from '@shared/deadlines';
import type { CalendarDayBody } from '@shared/schemas/calendar';
import type { WorkCalendar } from '@shared/workCalendar';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { messages } from '../messages';
import { CalendarDay, type CalendarDayDocument, calendarDayId } from '../models/CalendarDay';
import { canSetCalendar } from '../policies/calendarPolicy';
import { inTransaction } from './inTransaction';
import { isDuplicateKey } from './isDuplicateKey';
import { recordAudit } from './recordAudit';

const DAY_MS = 86_400_000;
const FURTHEST_DAYS = 2 * 366;
/** 春节 with all its bridges has about ten; a longer row is a slip that would let deadlines wait for ever. */
const MOST_DAYS_OFF_IN_A_ROW = 31;

/** Which day ('2026-05-06'), and the version the person saw (0: the county said nothing; null: whatever is there). */
export interface CalendarTarget {
  readonly day: string;
  readonly ifVersion: number | null;
}

/**
 * Makes a day of the county worked or off, against the national calendar. Deadlines that run already stay as they are:
 * they were frozen when they began. Saying it again changes nothing.
 * @throws ApiError forbidden, conflict with the present version, validation_failed for a day that is past, too far
 * away, or would make too many days off in a row
 */
export async function setCalendarDay(
  deps: Deps,
  actor: Actor,
  target: CalendarTarget,
  { kind, name }: CalendarDayBody,
): Promise<CalendarDayDocument> {
  await assertMaySet(deps, actor, target.day);
  if (kind === 'dayOff')
    assertNotTooLong((await deps.directory(actor.county)).calendar, target.day);
  const _id = calendarDayId(actor.county, target.day);
  const after = await changed(() =>
    inTransaction(async (session) => {
      const before = await CalendarDay.findById(_id).session(session).lean();
      assertSeen(target, before);
      if (before?.kind === kind && before.name === name) return before;
      const day: CalendarDayDocument = {
        _id,
        county: actor.county,
        day: target.day,
        kind,
        name,
        setBy: actor.personId,
        at: deps.now(),
        version: (before?.version ?? 0) + 1,
      };
      if (before) await CalendarDay.replaceOne({ _id, version: before.version }, day, { session });
      else await CalendarDay.insertMany([day], { session });
      await recordAudit(
        deps,
        {
          county: actor.county,
          actorId: actor.personId,
          action: 'calendar.set',
          subject: target.day,
          details: { kind, before: before?.kind ?? null },
        },
        session,
      );
      return day;
    }),
  );
  await deps.directory.refresh(actor.county, { calendar: true });
  return after;
}

/**
 * Lets a day follow the national calendar again. Doing it again changes nothing.
 * @throws ApiError forbidden, conflict with the present version, validation_failed for a day that is past
 */
export async function clearCalendarDay(
  deps: Deps,
  actor: Actor,
  target: CalendarTarget,
): Promise<void> {
  await assertMaySet(deps, actor, target.day);
  const _id = calendarDayId(actor.county, target.day);
  await inTransaction(async (session) => {
    const before = await CalendarDay.findById(_id).session(session).lean();
    assertSeen(target, before);
    if (!before) return;
    await CalendarDay.deleteOne({ _id, version: before.version }, { session });
    await recordAudit(
      deps,
      {
        county: actor.county,
        actorId: actor.personId,
        action: 'calendar.clear',
        subject: target.day,
        details: { before: before.kind },
      },
      session,
    );
  });
  await deps.directory.refresh(actor.county, { calendar: true });
}

async function assertMaySet(deps: Deps, actor: Actor, day: string): Promise<void> {
  if (!canSetCalendar(actor)) throw apiError('forbidden');
  const now = deps.now();
  if (day < dayInShanghai(now)) throw refused(messages.calendar.dayPassed);
  if (day > dayInShanghai(new Date(now.getTime() + FURTHEST_DAYS * DAY_MS)))
    throw refused(messages.calendar.tooFar);
}

function assertNotTooLong(calendar: WorkCalendar, day: string): void {
  const daysOff = (step: number): number => {
    let count = 0;
    for (let n = step; count <= MOST_DAYS_OFF_IN_A_ROW; n += step) {
      if (calendar.isWorkday(shifted(day, n))) break;
      count += 1;
    }
    return count;
  };
  if (daysOff(-1) + 1 + daysOff(1) > MOST_DAYS_OFF_IN_A_ROW)
    throw refused(messages.calendar.tooLong(MOST_DAYS_OFF_IN_A_ROW));
}

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const refused = (message: string) =>
  apiError('validation_failed', [{ path: 'day', code: 'unsuitable', message }], message);

function assertSeen(
  { ifVersion }: CalendarTarget,
  before: Pick<CalendarDayDocument, 'version'> | null,
): void {
  const version = before?.version ?? 0;
  if (ifVersion !== null && ifVersion !== version) throw apiError('conflict', { version });
}

/** Two who set the same new day at once: one was first, the other is told. */
async function changed<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isDuplicateKey(error)) throw apiError('conflict');
    throw error;
  }
}
