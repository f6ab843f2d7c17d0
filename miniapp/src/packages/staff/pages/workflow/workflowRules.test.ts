import type { Action } from '@shared/actions';
import { STATES } from '@shared/states';
import { WORKFLOW } from '@shared/workflow';
import { expect, it } from 'vitest';
import { isOpenIn, WORKFLOW_STAGES } from './workflowRules';

const actionsOf = (letter: string | null): Action[] => [
  ...new Set(
    WORKFLOW_STAGES.find((stage) => stage.letter === letter)?.rules.map((rule) => rule.action),
  ),
];

it('shows every row of the table, and none that is not in it', () => {
  const shown = new Set(
    WORKFLOW_STAGES.flatMap(({ rules }) =>
      rules.flatMap(({ from, to, action }) =>
        from.length === 0
          ? [`null/${action}/${to}`]
          : from.map((state) => `${state}/${action}/${to ?? state}`),
      ),
    ),
  );
  expect(shown).toEqual(new Set(WORKFLOW.map(({ from, action, to }) => `${from}/${action}/${to}`)));
});

it('puts what belongs to a step under it, and what may be done nearly always aside', () => {
  expect(actionsOf('点')).toEqual(['submit']);
  expect(actionsOf('核')).toEqual(expect.arrayContaining(['verify', 'reject', 'appeal', 'merge']));
  expect(actionsOf('接')).toEqual(expect.arrayContaining(['accept', 'decline', 'whistle']));
  expect(actionsOf('督')).toEqual(expect.arrayContaining(['resolve', 'suspend', 'askExtension']));
  expect(actionsOf('评')).toEqual(expect.arrayContaining(['rateSolved', 'shelve', 'takeUp']));
  expect(actionsOf(null)).toEqual(expect.arrayContaining(['note', 'remind', 'urge', 'withdraw']));
});

it.each(STATES)('knows what may be done in the state %s', (state) => {
  const open = WORKFLOW_STAGES.flatMap(({ rules }) => rules).filter((rule) =>
    isOpenIn(state, rule),
  );
  expect(new Set(open.map(({ action }) => action))).toEqual(
    new Set(WORKFLOW.filter(({ from }) => from === state).map(({ action }) => action)),
  );
});
