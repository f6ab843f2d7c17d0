import { REJECTION_REASONS, type RejectionReason } from '@shared/rejectionReasons';
import { ChipGroup } from '../../../components/ChipGroup/ChipGroup';
import { Field, TextField } from '../../../components/Field/Field';
import { staff } from '../messages';
import type { StepInHand } from './useStepInHand';

const REASONS = (Object.entries(REJECTION_REASONS) as [RejectionReason, string][]).map(
  ([value, words]) => ({ value, words }),
);
const words = staff.fields;

/** Why it is not taken up. */
export function ReasonField({ inHand: { draft, edit, gaps } }: { inHand: StepInHand }) {
  return (
    <Field
      id="step-reason"
      label={words.rejectReason}
      error={gaps.includes('reason') ? staff.missing.reason : undefined}
    >
      <ChipGroup
        label={words.rejectReason}
        chips={REASONS}
        value={draft.reason}
        onChange={(reason) => edit({ reason })}
      />
    </Field>
  );
}

/** Who could help instead. */
export function WhoCanHelpField({ inHand: { draft, edit, gaps } }: { inHand: StepInHand }) {
  return (
    <TextField
      id="step-who"
      label={words.whoCanHelp}
      value={draft.whoCanHelp}
      onChange={(whoCanHelp) => edit({ whoCanHelp })}
      placeholder={words.whoCanHelpPlaceholder}
      maxLength={100}
      error={gaps.includes('whoCanHelp') ? staff.missing.whoCanHelp : undefined}
    />
  );
}
