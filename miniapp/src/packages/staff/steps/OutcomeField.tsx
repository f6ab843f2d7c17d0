import { ChipGroup } from '../../../components/ChipGroup/ChipGroup';
import { Field } from '../../../components/Field/Field';
import { Quote } from '../../../components/Quote/Quote';
import { staff } from '../messages';
import { latestEntry } from './latestEntry';
import type { StepFieldProps } from './stepFieldProps';

const words = staff.fields;

/** What is said to have been done, and whether that is how it was found. */
export function OutcomeField({ report, inHand }: StepFieldProps) {
  const { draft, edit, gaps } = inHand;
  const resolution = latestEntry(report, 'resolve');
  return (
    <>
      {resolution && <Quote words={resolution.words ?? resolution.summary} />}
      <Field
        id="step-outcome"
        label={words.outcome}
        error={gaps.includes('outcome') ? staff.missing.outcome : undefined}
      >
        <ChipGroup
          label={words.outcome}
          shape="tiles"
          chips={[
            { value: 'pass', words: words.pass, icon: 'circle-check' },
            { value: 'fail', words: words.fail, icon: 'circle-x' },
          ]}
          value={draft.outcome}
          onChange={(outcome) => edit({ outcome })}
        />
      </Field>
    </>
  );
}
