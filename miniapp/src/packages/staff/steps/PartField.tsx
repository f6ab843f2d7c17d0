import { ChipGroup } from '../../../components/ChipGroup/ChipGroup';
import { Field } from '../../../components/Field/Field';
import { staff } from '../messages';
import type { StepFieldProps } from './stepFieldProps';

const words = staff.fields;

/** Which of the open assisting parts is meant. */
export function PartField({ report, inHand }: StepFieldProps) {
  const { draft, edit, gaps } = inHand;
  const parts = report.assignments.filter(
    ({ kind, state }) => kind === 'assisting' && (state === 'waiting' || state === 'accepted'),
  );
  return (
    <Field
      id="step-part"
      label={words.whichPart}
      error={gaps.includes('assignment') ? staff.missing.assignment : undefined}
    >
      <ChipGroup
        label={words.whichPart}
        chips={parts.map(({ id, toName }) => ({ value: id, words: toName }))}
        value={draft.assignmentId}
        onChange={(assignmentId) => edit({ assignmentId })}
      />
    </Field>
  );
}
