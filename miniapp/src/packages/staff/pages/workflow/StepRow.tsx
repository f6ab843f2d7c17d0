import { ACTION_NAMES, STATE_NAMES, type State } from '@shared/workflow';
import { StatusTag } from '../../../../components/StatusTag/StatusTag';
import { report } from '../../../../messages/report';
import { Box } from '../../../../platform/elements/Box';
import { staff } from '../../messages';
import type { SixStepRule } from './sixStepRules';

interface StepRowProps {
  rule: SixStepRule;
  index: number;
  /** The state of the report that is looked at, or null. */
  state: State | null;
  isNow: boolean;
  isDone: boolean;
}

const words = staff.workflow;

/** One of the six steps: what may be done in it, by whom, and what becomes of the report. */
export function StepRow({ rule, index, state, isNow, isDone }: StepRowProps) {
  return (
    <Box
      as="li"
      className={`workflow__step ${isNow ? 'workflow__step--now' : ''} ${isDone ? 'workflow__step--done' : ''}`}
      current={isNow ? 'step' : undefined}
    >
      <Box className="workflow__dot" hidden>
        {rule.letter}
      </Box>
      <Box className="workflow__body">
        <Box className="workflow__head">
          <Box as="h2" className="workflow__name">
            {report.stepNames[index]}
          </Box>
          {isNow && state && (
            <StatusTag state={state} words={`${words.now} · ${STATE_NAMES[state]}`} />
          )}
          {isDone && <Box as="span">{words.done}</Box>}
        </Box>
        {rule.rows.map((row) => (
          <Box key={`${row.from}${row.action}`} className="workflow__row">
            <Box as="span" className="workflow__action">
              {ACTION_NAMES[row.action]}
            </Box>
            <Box as="span" className="workflow__becomes">
              {row.from === row.to ? words.stays : words.becomes(STATE_NAMES[row.to])}
            </Box>
            <Box className="workflow__who">{words.parties[row.who]}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
