import { staff } from '../messages';
import { DayField } from './DayField';
import type { StepInHand } from './useStepInHand';

interface StepDayProps {
  inHand: StepInHand;
  label: string;
  /** ISO 8601: only days after it; null: from tomorrow on. */
  after: string | null;
}

/** The day a step brings. */
export function StepDay({ inHand, label, after }: StepDayProps) {
  return (
    <DayField
      id="step-day"
      label={label}
      after={after}
      value={inHand.draft.day}
      onChange={(day) => inHand.edit({ day })}
      error={inHand.gaps.includes('day') ? staff.missing.day : undefined}
    />
  );
}
