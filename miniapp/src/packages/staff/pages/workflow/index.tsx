import { STATES, STEPS_DONE, type State } from '@shared/workflow';
import { useRouter } from '@tarojs/taro';
import { Card } from '../../../../components/Card/Card';
import { Page } from '../../../../components/Page/Page';
import { Steps } from '../../../../components/Steps/Steps';
import { Box } from '../../../../platform/elements/Box';
import { staff } from '../../messages';
import { LimitsTable } from './LimitsTable';
import { StepRow } from './StepRow';
import { SIX_STEP_RULES } from './sixStepRules';
import './workflow.scss';

const words = staff.workflow;
const isState = (value: string | undefined): value is State =>
  value !== undefined && (STATES as readonly string[]).includes(value);

/** The six steps of 六单 as the workflow table has them, and where one report is now. */
export default function WorkflowPage() {
  const { state } = useRouter().params;
  const now = isState(state) ? state : null;
  const done = now === null ? null : STEPS_DONE[now];
  const stopped = now === 'rejected' || now === 'shelved';
  return (
    <Page title={words.title} narrow>
      <Card>
        {done !== null && <Steps done={done} stopped={stopped} />}
        <Box>{words.intro}</Box>
      </Card>
      <Box as="ol" className="workflow">
        {SIX_STEP_RULES.map((rule, index) => (
          <StepRow
            key={rule.letter}
            rule={rule}
            index={index}
            state={now}
            isNow={done === index && !stopped}
            isDone={done !== null && index < done}
          />
        ))}
      </Box>
      <LimitsTable />
    </Page>
  );
}
