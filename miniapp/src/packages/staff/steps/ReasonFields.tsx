import { REJECTION_REASONS, type RejectionReason } from '@shared/rejectionReasons';
import { ChipGroup } from '../../../components/ChipGroup/ChipGroup';
import { Field, TextField } from '../../../components/Field/Field';
import { staff } from '../messages';
import { StepWords } from './StepWords';
import type { StepInHand } from './useStepInHand';

const REASONS = (Object.entries(REJECTION_REASONS) as [RejectionReason, string][]).map(
  ([value, words]) => ({ value, words }),
);

/** Why it is not taken up, in words for the resident, and who could help instead. */
export function ReasonFields({ inHand }: { inHand: StepInHand }) {
  const { draft, edit, gaps } = inHand;
  const words = staff.fields;
  return (
    <>
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
      <StepWords
        inHand={inHand}
        label={words.rejectWords}
        placeholder={words.rejectPlaceholder}
        most={500}
      />
      <TextField
        id="step-who"
        label={words.whoCanHelp}
        value={draft.whoCanHelp}
        onChange={(whoCanHelp) => edit({ whoCanHelp })}
        placeholder={words.whoCanHelpPlaceholder}
        maxLength={100}
        error={gaps.includes('whoCanHelp') ? staff.missing.whoCanHelp : undefined}
      />
    </>
  );
}
