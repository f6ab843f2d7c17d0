import { SIX_STEPS } from '@shared/states';
import { report } from '../../messages/report';
import { Box } from '../../platform/elements/Box';
import { StepDot } from './StepDot';
import './Steps.scss';

/** How far a report is on the six steps of 六单; `done` as the API says, 0 to 6. */
export function Steps({ done, stopped }: { done: number; stopped?: boolean }) {
  return (
    <Box as="ol" className="steps" label={report.stepsLabel(done)}>
      {SIX_STEPS.map((step, index) => {
        const state = index < done ? 'done' : index === done && !stopped ? 'now' : 'ahead';
        const spoken = { done: report.stepDone, now: report.stepNow, ahead: report.stepAhead }[
          state
        ];
        const name = report.stepNames[index] ?? step;
        return (
          <Box
            as="li"
            key={step}
            className={`steps__step steps__step--${state}`}
            current={state === 'now' ? 'step' : undefined}
          >
            <StepDot state={state} words={step} label={`${name} ${spoken}`} />
            <Box className="steps__name" hidden>
              {name}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
