import { ACTION_NAMES } from '@shared/actions';
import { STATE_NAMES, type State } from '@shared/states';
import { StatusTag } from '../../../../components/StatusTag/StatusTag';
import { StepDot } from '../../../../components/Steps/StepDot';
import { Box } from '../../../../platform/elements/Box';
import { staff } from '../../messages';
import type { WorkflowRule, WorkflowStage } from './workflowRules';

interface StageCardProps {
  stage: WorkflowStage;
  /** "核实"; the last stage has a name of its own. */
  name: string;
  /** What is shown of the stage's rules. */
  rules: readonly WorkflowRule[];
  progress: 'done' | 'now' | 'ahead';
  /** The state of the report that is looked at, where it is in this stage. */
  here: State | null;
}

const words = staff.workflow;

/** One of the six steps: what may be done in it, by whom, on what condition, and what becomes of the report. */
export function StageCard({ stage, name, rules, progress, here }: StageCardProps) {
  return (
    <Box
      as="li"
      className={`workflow__step ${here ? 'workflow__step--now' : ''}`}
      current={here ? 'step' : undefined}
    >
      <StepDot state={progress} words={stage.letter ?? '…'} />
      <Box className="workflow__body">
        <Box className="workflow__head">
          <Box as="h2" className="workflow__name">
            {name}
          </Box>
          {here && (
            <>
              <Box as="span">{progress === 'now' ? words.now : words.nowStopped}</Box>
              <StatusTag state={here} words={STATE_NAMES[here]} />
            </>
          )}
          {!here && progress === 'done' && <Box as="span">{words.done}</Box>}
          {stage.letter === null && <Box as="span">{words.anyTimeHint}</Box>}
        </Box>
        {rules.map((rule) => (
          <Rule
            key={[rule.action, rule.to, rule.from, rule.who].join('/')}
            rule={rule}
            states={stage.states}
          />
        ))}
      </Box>
    </Box>
  );
}

/** Who may do it, when, with what, and what becomes of it. */
function Rule({ rule, states }: { rule: WorkflowRule; states: readonly State[] }) {
  const { action, from, to, who, when, requires } = rule;
  const inStates = from.filter((state) => states.includes(state));
  const conditions = [
    inStates.length > 0 && inStates.length < states.length
      ? words.inStates(inStates.map((state) => STATE_NAMES[state]))
      : null,
    ...when.map((guard) => words.conditions[guard]),
    requires.length > 0 ? words.needs(requires.map((one) => words.requirements[one])) : null,
  ].filter(Boolean);
  return (
    <Box className="workflow__row">
      <Box as="span" className="workflow__action">
        {ACTION_NAMES[action]}
      </Box>
      <Box as="span" className="workflow__becomes">
        {to === null ? words.stays : words.becomes(STATE_NAMES[to])}
      </Box>
      <Box className="workflow__who">{words.parties[who]}</Box>
      {conditions.length > 0 && <Box className="workflow__who">{conditions.join('；')}</Box>}
    </Box>
  );
}
