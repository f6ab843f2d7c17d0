import { ACTIONS, type Action } from '@shared/actions';
import type { State } from '@shared/states';
import { findTransition } from '@shared/workflow';
import type { Draw } from './drawStep';
import type { ModelPerson, ModelWorld } from './modelCast';
import type { ModelReport } from './modelReport';
import { belongsTo, sees } from './oracle';

/** What people send; the rest the system does, or a test of its own holds. */
const SENT = ACTIONS.filter(
  (action) =>
    ![
      'submit',
      'settleMerged',
      'releaseMerged',
      'escalateOverdue',
      'closeUnrated',
      'redact',
    ].includes(action),
);

/** Mostly what carries it on, so that lives are long; sometimes what ends it, or anything at all. */
export function drawAction(draw: Draw, report: ModelReport): Action {
  if (draw.next() < 0.2) return draw.pick(SENT);
  const rows = SENT.flatMap((action) => findTransition(report.state, action) ?? []);
  const forward = rows.filter((row) => FORWARD.includes(row.action));
  if (forward.length > 0 && draw.next() < 0.4) return draw.pick(forward).action;
  const carriesOn = rows.filter((row) => row.to !== row.from && !ENDS_LIFE.includes(row.to));
  const chosen = carriesOn.length > 0 && draw.next() < 0.6 ? carriesOn : rows;
  return draw.pick(chosen).action;
}
const ENDS_LIFE: readonly State[] = ['withdrawn', 'rejected', 'merged', 'closed'];
/** The straight road of 六单: without a push few reports would be resolved and rated. */
const FORWARD: readonly Action[] = [
  'verify',
  'grantAppeal',
  'dispatch',
  'accept',
  'acceptPart',
  'answerPart',
  'recallPart',
  'resolve',
  'rateSolved',
  'rateUnsolved',
  'takeUp',
];

/** Mostly somebody who may; often somebody with a part in it that may forbid it; else anybody. */
export function drawPerson(
  draw: Draw,
  { people }: ModelWorld,
  action: Action,
  report: ModelReport,
): ModelPerson {
  const kind = draw.next();
  if (kind < 0.15) return draw.pick(people);
  const involved = people.filter(({ key }) => isInvolved(report, key));
  if (kind < 0.45 && involved.length > 0) return draw.pick(involved);
  const may = people.filter((person) => sees(person, report) && belongsTo(person, action, report));
  return draw.pick(may.length > 0 ? may : people);
}

const isInvolved = (report: ModelReport, key: string): boolean =>
  report.rejection?.key === key ||
  report.handledBy.has(key) ||
  report.about?.key === key ||
  report.filedBy === key ||
  report.reporter === key;
