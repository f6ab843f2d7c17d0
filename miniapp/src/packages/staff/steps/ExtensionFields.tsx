import { exactTime } from '../../../clock/exactTime';
import { Field } from '../../../components/Field/Field';
import { Quote } from '../../../components/Quote/Quote';
import { staff } from '../messages';
import { DecisionField } from './DecisionField';
import type { StepFieldProps } from './stepFieldProps';

const words = staff.fields;

/** Until when more time is asked for and why, and the decision. */
export function ExtensionFields({ report, inHand }: StepFieldProps) {
  const { extension } = report;
  return (
    <>
      {extension && (
        <Field id="step-extension" label={words.extensionAsked(exactTime(extension.until))}>
          <Quote words={extension.reason} />
        </Field>
      )}
      <DecisionField inHand={inHand} granted={words.granted} refused={words.refused} />
    </>
  );
}
