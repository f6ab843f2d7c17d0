import { ACTIONS } from '@shared/actions';
import { STATES } from '@shared/states';
import { WORKFLOW } from '@shared/workflow';
import { expect, it } from 'vitest';
import { abilityOf, STEP_PATHS, type StaffStep } from '../../../api/steps';
import { expectedStep, nextStep, orderSteps } from './stepOrder';

it.each([
  [['verify', 'askForMore', 'reject', 'note'], 'verify', ['askForMore', 'reject', 'note']],
  [['accept', 'decline', 'note'], 'accept', ['decline', 'note']],
  [['resolve', 'progress', 'note'], 'resolve', ['progress', 'note']],
  [['dispatch', 'note', 'reveal'], 'dispatch', ['note']],
  [['grantAppeal', 'refuseAppeal', 'note'], 'decideAppeal', ['note']],
  [['grantExtension', 'transfer', 'suspend'], 'decideExtension', ['suspend', 'transfer']],
  [['acceptPart', 'declinePart'], 'acceptPart', ['declinePart']],
  [['inspect', 'remind', 'supervise'], null, ['inspect', 'remind', 'supervise']],
  [['note', 'reveal'], null, ['note']],
  [['rate'], null, []],
] as const)('of %j puts %s under the thumb', (abilities, primary, others) => {
  expect(orderSteps(abilities)).toEqual({ primary, others });
});

it('inspects first what was drawn for it', () => {
  expect(orderSteps(['inspect', 'remind'], ['toInspect']).primary).toBe('inspect');
});

it('offers every step of the staff that is allowed, once', () => {
  const { primary, others } = orderSteps([...ACTIONS]);
  expect([primary, ...others].sort()).toEqual(Object.keys(STEP_PATHS).sort());
});

/** What others than the staff's sheets do: residents, the clock, the form, the rating page, the redaction. */
const ELSEWHERE = [
  'submit',
  'correct',
  'withdraw',
  'supplement',
  'urge',
  'appeal',
  'refuseAppeal',
  'refuseExtension',
  'settleMerged',
  'releaseMerged',
  'escalateOverdue',
  'rateSolved',
  'rateUnsolved',
  'shelve',
  'closeUnrated',
  'redact',
];

it('has a sheet for every action of the table that is the staff’s', () => {
  const covered = [...(Object.keys(STEP_PATHS) as StaffStep[]).map(abilityOf), ...ELSEWHERE];
  expect(covered.sort()).toEqual([...ACTIONS].sort());
});

it('expects of a state only what the workflow allows in it', () => {
  for (const state of STATES) {
    const step = expectedStep({ state, marks: [] }, [{ role: 'gridLeader' }]);
    if (!step) continue;
    const action = abilityOf(step);
    expect(WORKFLOW.some((r) => r.from === state && r.action === action)).toBe(true);
  }
});

it('looks at the marks: an extension is decided by others than who handles the report', () => {
  const asked = { state: 'accepted', marks: ['extensionAsked'] } as const;
  expect(expectedStep({ ...asked, marks: [...asked.marks] }, [{ role: 'handler' }])).toBe(
    'resolve',
  );
  expect(expectedStep({ ...asked, marks: [...asked.marks] }, [{ role: 'gridLeader' }])).toBe(
    undefined,
  );
  expect(orderSteps(['grantExtension', 'resolve'], ['extensionAsked']).primary).toBe(
    'decideExtension',
  );
  expect(expectedStep({ state: 'resolved', marks: ['toInspect'] }, [{ role: 'supervisor' }])).toBe(
    'inspect',
  );
});

it('goes on only with what is theirs to do', () => {
  expect(nextStep('verify', ['dispatch', 'note'])).toBe('dispatch');
  expect(nextStep('verify', ['note'])).toBe(null);
  expect(nextStep('dispatch', ['accept', 'decline'])).toBe('accept');
  expect(nextStep('accept' satisfies StaffStep, ['resolve', 'progress'])).toBe(null);
});
