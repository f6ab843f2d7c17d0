import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_NAMES, ACTIONS } from './actions';
import { OPEN_STATES, STATE_NAMES, STATES, STEPS_DONE, type State } from './states';
import { findTransition, WORKFLOW } from './workflow';
import { GUARDS } from './workflowGuards';

const followers = (state: State): State[] =>
  WORKFLOW.filter((row) => row.from === state).map((row) => row.to);

function reachable(from: State): Set<State> {
  const seen = new Set<State>([from]);
  for (const state of seen) for (const next of followers(state)) seen.add(next);
  return seen;
}

describe('the workflow table', () => {
  it('has one row for a state and an action', () => {
    const keys = WORKFLOW.map((row) => `${row.from}/${row.action}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('reaches every state from a submit', () => {
    expect([...reachable('submitted')].sort()).toEqual([...STATES].sort());
  });

  it('lets every open state come to an end', () => {
    for (const state of OPEN_STATES) {
      const ends = reachable(state);
      expect(ends.has('closed') || ends.has('rejected'), state).toBe(true);
    }
  });

  it('gives every action to one party, whatever the state', () => {
    for (const action of ACTIONS) {
      const parties = new Set(WORKFLOW.filter((r) => r.action === action).map((r) => r.who));
      expect(parties.size, action).toBe(1);
    }
  });

  it('lets only notes, redactions and what each end allows follow an end', () => {
    const following = (state: State) =>
      WORKFLOW.filter((r) => r.from === state)
        .map((r) => r.action)
        .sort();
    expect(following('withdrawn')).toEqual(['note', 'redact']);
    expect(following('rejected')).toEqual(['appeal', 'note', 'redact']);
    expect(following('closed')).toEqual(['inspect', 'note', 'redact']);
    expect(WORKFLOW.filter((r) => r.from === 'closed' && r.to !== 'closed')).toEqual([]);
  });

  it('closes only by a rating, by the days to rate, or by the county with words', () => {
    const intoClosed = WORKFLOW.filter((r) => r.to === 'closed' && r.from !== 'closed');
    expect(intoClosed.map((r) => r.action).sort()).toEqual(['close', 'closeUnrated', 'rateSolved']);
    expect(findTransition('shelved', 'close')?.requires).toEqual(['words']);
  });

  it('tells the reporter of every step that changes the state, except their own', () => {
    for (const row of WORKFLOW)
      if (row.from !== row.to && row.who !== 'reporter' && row.who !== 'rater')
        expect(row.tells.includes('reporter'), `${row.from}/${row.action}`).toBe(true);
  });

  it('tells the resident once of a joint dispatch, and of none of its parts', () => {
    for (const action of ['acceptPart', 'declinePart', 'answerPart', 'recallPart'] as const)
      for (const row of WORKFLOW.filter((r) => r.action === action))
        expect(row.tells).not.toContain('reporter');
    expect(findTransition('verified', 'dispatch')?.tells).toContain('reporter');
  });

  it('lets every party take some step, and names every guard somewhere', () => {
    const guards = new Set(WORKFLOW.flatMap((row) => row.when));
    expect([...guards].sort()).toEqual(Object.keys(GUARDS).sort());
    for (const action of ACTIONS)
      expect(
        WORKFLOW.some((row) => row.action === action),
        action,
      ).toBe(true);
  });

  it('dispatches only what was verified, accepts only what was dispatched, rates only what was resolved', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ACTIONS), { maxLength: 60 }), (actions) => {
        let state: State | null = null;
        const taken: string[] = [];
        for (const action of actions) {
          const row = findTransition(state, action);
          if (!row) continue;
          if (action === 'dispatch')
            expect(taken.includes('verify') || taken.includes('grantAppeal')).toBe(true);
          if (action === 'accept') expect(taken).toContain('dispatch');
          if (action === 'resolve') expect(taken).toContain('accept');
          if (action.startsWith('rate'))
            expect(taken.includes('resolve') || taken.includes('settleMerged')).toBe(true);
          taken.push(action);
          state = row.to;
        }
        if (taken.length > 0) expect(taken[0]).toBe('submit');
        expect(taken.filter((a) => a === 'submit').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('names every state, step and action in Chinese', () => {
    for (const state of STATES) expect(STATE_NAMES[state]).toMatch(/^[\u4e00-\u9fff]+$/);
    for (const action of ACTIONS) expect(ACTION_NAMES[action]).toMatch(/^[\u4e00-\u9fff：]+$/);
    for (const state of STATES) expect(STEPS_DONE[state]).toBeLessThanOrEqual(6);
  });
});
