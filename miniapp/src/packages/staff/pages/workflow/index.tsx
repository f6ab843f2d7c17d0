import { STATES, STEPS_DONE, type State } from '@shared/states';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Card } from '../../../../components/Card/Card';
import { ChipGroup } from '../../../../components/ChipGroup/ChipGroup';
import { Page } from '../../../../components/Page/Page';
import { isStopped } from '../../../../components/Steps/isStopped';
import { Steps } from '../../../../components/Steps/Steps';
import { report } from '../../../../messages/report';
import { Box } from '../../../../platform/elements/Box';
import { staff } from '../../messages';
import { LimitsTable } from './LimitsTable';
import { StageCard } from './StageCard';
import { isOpenIn, WORKFLOW_STAGES } from './workflowRules';
import './workflow.scss';

const words = staff.workflow;
const isState = (value: string | undefined): value is State =>
  value !== undefined && (STATES as readonly string[]).includes(value);

/** The whole workflow table by the six steps of 六单; from a report: where it is, and what may be done there. */
export default function WorkflowPage() {
  const { state } = useRouter().params;
  const now = isState(state) ? state : null;
  const [which, setWhich] = useState<'now' | 'all'>(now ? 'now' : 'all');
  const done = now === null ? null : STEPS_DONE[now];
  const stopped = now !== null && isStopped(now);
  const stages = WORKFLOW_STAGES.map((stage, index) => ({
    stage,
    index,
    here: now && stage.states.includes(now) ? now : null,
    rules: which === 'now' && now ? stage.rules.filter((rule) => isOpenIn(now, rule)) : stage.rules,
  })).filter(({ rules, here }) => rules.length > 0 || here !== null);
  return (
    <Page title={words.title} narrow>
      <Card>
        {done !== null && <Steps done={done} stopped={stopped} />}
        <Box>{words.intro}</Box>
      </Card>
      {now && (
        <ChipGroup
          label={words.which}
          chips={[
            { value: 'now', words: words.whichNow },
            { value: 'all', words: words.whichAll },
          ]}
          value={which}
          onChange={setWhich}
        />
      )}
      <Box as="ol" className="workflow">
        {stages.map(({ stage, index, here, rules }) => (
          <StageCard
            key={stage.letter ?? ''}
            stage={stage}
            name={report.stepNames[index] ?? words.anyTime}
            rules={rules}
            progress={progressOf(index, stage.letter === null ? null : done, stopped)}
            here={here}
          />
        ))}
      </Box>
      <LimitsTable />
    </Page>
  );
}

function progressOf(index: number, done: number | null, stopped: boolean) {
  if (done === null || index > done) return 'ahead';
  if (index < done) return 'done';
  return stopped ? 'ahead' : 'now';
}
