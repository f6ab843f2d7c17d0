import { ChipGroup } from '../../../components/ChipGroup/ChipGroup';
import { Field } from '../../../components/Field/Field';
import { staff } from '../messages';
import type { StepInHand } from './useStepInHand';

interface DecisionFieldProps {
  inHand: StepInHand;
  granted: string;
  refused: string;
}

/** Yes or no to what was asked. */
export function DecisionField({ inHand, granted, refused }: DecisionFieldProps) {
  const { draft, edit, gaps } = inHand;
  const label = staff.fields.decision;
  return (
    <Field
      id="step-decision"
      label={label}
      error={gaps.includes('decision') ? staff.missing.decision : undefined}
    >
      <ChipGroup
        label={label}
        chips={[
          { value: 'yes', words: granted },
          { value: 'no', words: refused },
        ]}
        value={draft.granted}
        onChange={(decided) => edit({ granted: decided })}
      />
    </Field>
  );
}
