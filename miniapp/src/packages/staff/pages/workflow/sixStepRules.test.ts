import { WORKFLOW } from '@shared/workflow';
import { expect, it } from 'vitest';
import { SIX_STEP_RULES } from './sixStepRules';

it('puts every action of the workflow under the step in which it is taken', () => {
  const shown = Object.fromEntries(
    SIX_STEP_RULES.map(({ letter, rows }) => [letter, [...new Set(rows.map((r) => r.action))]]),
  );
  expect(shown).toEqual({
    点: ['submit'],
    核: ['verify', 'askForMore', 'supplement', 'reject'],
    派: ['dispatch'],
    接: ['accept', 'decline'],
    督: ['progress', 'resolve'],
    评: ['rateSolved', 'rateUnsolved', 'shelve', 'closeUnrated'],
  });
});

it('leaves out nothing but notes', () => {
  const shown = new Set(SIX_STEP_RULES.flatMap(({ rows }) => rows.map((row) => row.action)));
  const missing = WORKFLOW.map((row) => row.action).filter((action) => !shown.has(action));
  expect([...new Set(missing)]).toEqual(['note']);
});
