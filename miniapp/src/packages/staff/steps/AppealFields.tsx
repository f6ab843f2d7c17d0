import { Field } from '../../../components/Field/Field';
import { PhotoGrid } from '../../../components/PhotoGrid/PhotoGrid';
import { Quote } from '../../../components/Quote/Quote';
import { staff } from '../messages';
import { DecisionField } from './DecisionField';
import { latestEntry } from './latestEntry';
import type { StepFieldProps } from './stepFieldProps';

const words = staff.fields;

/** What was refused and why, what the resident says to it, and the decision. */
export function AppealFields({ report, inHand }: StepFieldProps) {
  const appeal = latestEntry(report, 'appeal');
  const rejection = latestEntry(report, 'reject');
  return (
    <>
      {appeal && (
        <Field id="step-appeal" label={words.appealWords}>
          <Quote words={appeal.words ?? appeal.summary} />
          <PhotoGrid photos={appeal.photos} />
        </Field>
      )}
      {rejection && (
        <Field id="step-rejection" label={words.rejectedBecause}>
          <Quote words={rejection.words ?? rejection.summary} />
        </Field>
      )}
      <DecisionField inHand={inHand} granted={words.appealGranted} refused={words.appealRefused} />
    </>
  );
}
