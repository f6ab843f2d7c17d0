import { Box } from '../../platform/elements/Box';
import { Icon } from '../Icon/Icon';
import './StepDot.scss';

export type StepProgress = 'done' | 'now' | 'ahead';

interface StepDotProps {
  state: StepProgress;
  /** The letter in it while it is not done. */
  words: string;
  /** Spoken; without it the dot is decoration. */
  label?: string;
}

/** One of the six steps as a dot. */
export function StepDot({ state, words, label }: StepDotProps) {
  return (
    <Box
      className={`step-dot step-dot--${state}`}
      role={label ? 'img' : undefined}
      label={label}
      hidden={!label}
    >
      {state === 'done' ? <Icon name="check" size="small" /> : words}
    </Box>
  );
}
