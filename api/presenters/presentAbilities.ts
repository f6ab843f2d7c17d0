import { ACTIONS, type Action } from '@shared/actions';
import type { ReportDetail } from '@shared/schemas/reports';
import type { Actor } from '../actor';
import type { ReportDocument } from '../models/Report';
import { can, canReveal } from '../policies/reportPolicy';
import { canHoldBack } from '../policies/restrictionPolicy';

/** Rating is one ability, whatever follows from the answer; a submit is not of a report that is there. */
const NOT_SHOWN: readonly Action[] = ['submit', 'rateSolved', 'rateUnsolved', 'shelve'];

/** What a person may do with a report now. */
export function presentAbilities(
  actor: Actor,
  report: ReportDocument,
  now: Date,
): ReportDetail['abilities'] {
  const able: ReportDetail['abilities'] = ACTIONS.filter(
    (action) => !NOT_SHOWN.includes(action) && can(actor, action, report, now),
  );
  if (can(actor, 'rateSolved', report, now)) able.push('rate');
  if (canReveal(actor, report)) able.push('reveal');
  if (canHoldBack(actor, report)) able.push('holdBack');
  return able;
}
