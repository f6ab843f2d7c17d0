import { ACTIONS, STATES, WORKFLOW } from '@shared/workflow';
import { expect, it } from 'vitest';
import { STEP_PATHS, type StaffStep } from '../../../api/steps';
import { EXPECTED_STEP, nextStep, orderSteps } from './stepOrder';

it.each([
  [['verify', 'askForMore', 'reject', 'note'], 'verify', ['askForMore', 'reject', 'note']],
  [['accept', 'decline', 'note'], 'accept', ['decline', 'note']],
  [['resolve', 'progress', 'note'], 'resolve', ['progress', 'note']],
  [['dispatch', 'note', 'reveal'], 'dispatch', ['note']],
  [['note', 'reveal'], null, ['note']],
  [['rate'], null, []],
] as const)('of %j puts %s under the thumb', (abilities, primary, others) => {
  expect(orderSteps(abilities)).toEqual({ primary, others });
});

it('offers every step of the staff that is allowed, once', () => {
  const { primary, others } = orderSteps([...ACTIONS]);
  expect([primary, ...others].sort()).toEqual(Object.keys(STEP_PATHS).sort());
});

it('expects of a state only what the workflow allows in it', () => {
  for (const state of STATES) {
    const step = EXPECTED_STEP[state];
    if (step) expect(WORKFLOW.some((r) => r.from === state && r.action === step)).toBe(true);
  }
});

it('goes on only with what is theirs to do', () => {
  expect(nextStep('verify', ['dispatch', 'note'])).toBe('dispatch');
  expect(nextStep('verify', ['note'])).toBe(null);
  expect(nextStep('dispatch', ['accept', 'decline'])).toBe('accept');
  expect(nextStep('accept' satisfies StaffStep, ['resolve', 'progress'])).toBe(null);
});
