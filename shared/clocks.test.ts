import { describe, expect, it } from 'vitest';
import { applyClockEffects, NO_CLOCKS, nextDue, reminderTime } from './clocks';
import { nationalCalendar as calendar } from './workCalendar';

const at = (text: string): Date => new Date(`${text}+08:00`);
const monday = at('2026-11-23T08:00');

describe('clocks', () => {
  const submitted = applyClockEffects(NO_CLOCKS, ['startVerification'], monday, 'normal', calendar);

  it('freezes verification at submit', () => {
    expect(submitted.verifyBy).toEqual(at('2026-11-23T18:00'));
    const again = applyClockEffects(
      submitted,
      ['startVerification'],
      at('2026-11-24T08:00'),
      'normal',
      calendar,
    );
    expect(again.verifyBy).toEqual(submitted.verifyBy);
  });

  it('never restarts resolution when dispatched again', () => {
    const first = applyClockEffects(submitted, ['startAcceptance'], monday, 'normal', calendar);
    const second = applyClockEffects(
      first,
      ['startAcceptance'],
      at('2026-11-26T08:00'),
      'normal',
      calendar,
    );
    expect(second.resolveBy).toEqual(first.resolveBy);
    expect(second.acceptBy).toEqual(first.acceptBy);
  });

  it('keeps the minutes left while the resident is asked', () => {
    const asked = applyClockEffects(
      submitted,
      ['pauseVerification'],
      at('2026-11-23T16:00'),
      'normal',
      calendar,
    );
    expect(asked.verifyMinutesLeft).toBe(120);
    expect(asked.firstContactAt).toEqual(at('2026-11-23T16:00'));
    const resumed = applyClockEffects(
      asked,
      ['resumeVerification'],
      at('2026-11-25T08:00'),
      'normal',
      calendar,
    );
    expect(resumed.verifyBy).toEqual(at('2026-11-25T10:00'));
    expect(resumed.verifyMinutesLeft).toBeNull();
  });

  it('begins acceptance and resolution anew after "not solved"', () => {
    const first = applyClockEffects(submitted, ['startAcceptance'], monday, 'normal', calendar);
    const reopened = applyClockEffects(
      first,
      ['restartAfterUnsolved'],
      at('2026-11-30T08:00'),
      'normal',
      calendar,
    );
    const second = applyClockEffects(
      reopened,
      ['startAcceptance'],
      at('2026-11-30T09:00'),
      'normal',
      calendar,
    );
    expect(second.resolveBy).toEqual(at('2026-12-07T09:00'));
  });

  it('has something due from the staff in every open state but while the resident is asked', () => {
    const all = applyClockEffects(
      submitted,
      ['stopVerification', 'startAcceptance', 'startRating', 'startReview'],
      monday,
      'normal',
      calendar,
    );
    expect(nextDue('submitted', all)?.for).toBe('verification');
    expect(nextDue('verified', all)?.for).toBe('dispatch');
    expect(nextDue('dispatched', all)?.for).toBe('acceptance');
    expect(nextDue('accepted', all)?.for).toBe('resolution');
    expect(nextDue('reopened', all)?.for).toBe('dispatch');
    expect(nextDue('resolved', all)?.for).toBe('rating');
    expect(nextDue('shelved', all)?.for).toBe('review');
    for (const state of ['needsMore', 'rejected', 'closed'] as const)
      expect(nextDue(state, all)).toBeNull();
  });

  it('reminds at 80 % of the working time left', () => {
    expect(reminderTime(monday, at('2026-11-23T18:00'), 'normal', calendar)).toEqual(
      at('2026-11-23T16:24'),
    );
    expect(reminderTime(monday, at('2026-11-22T18:00'), 'normal', calendar)).toBeNull();
  });
});
