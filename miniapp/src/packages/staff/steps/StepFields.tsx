import type { ComponentType } from 'react';
import type { StaffStep } from '../../../api/steps';
import { staff } from '../messages';
import { AppealFields } from './AppealFields';
import { AssistingField, MyPart } from './AssistingField';
import { CategoryField } from './CategoryField';
import { ExtensionFields } from './ExtensionFields';
import { MoveField } from './MoveField';
import { OriginalField } from './OriginalField';
import { OutcomeField } from './OutcomeField';
import { PartField } from './PartField';
import { PhotosField } from './PhotosField';
import { PositionField } from './PositionField';
import { ReasonField, WhoCanHelpField } from './ReasonFields';
import { StepDay } from './StepDay';
import { StepWords } from './StepWords';
import { wordsOptional } from './stepDraft';
import type { StepFieldProps } from './stepFieldProps';
import { TargetField } from './TargetField';

type Fields = ComponentType<StepFieldProps>;

const Photos: Fields = ({ inHand }) => <PhotosField key={inHand.photoTurn} inHand={inHand} />;
const Evidence: Fields = ({ report, inHand }) => (
  <>
    <PhotosField key={inHand.photoTurn} inHand={inHand} before={report.photos} />
    <PositionField inHand={inHand} />
  </>
);

/** What is asked before the words of a step. */
const BEFORE_WORDS: Partial<Record<StaffStep, Fields>> = {
  verify: CategoryField,
  reject: ReasonField,
  decideAppeal: AppealFields,
  merge: OriginalField,
  move: MoveField,
  dispatch: TargetField,
  transfer: TargetField,
  whistle: ({ report, inHand }) => <AssistingField report={report} inHand={inHand} open />,
  acceptPart: MyPart,
  declinePart: MyPart,
  answerPart: MyPart,
  recallPart: PartField,
  askExtension: ({ report, inHand }) => (
    <StepDay inHand={inHand} label={staff.fields.day} after={report.clocks.resolveBy} />
  ),
  decideExtension: ExtensionFields,
  suspend: ({ inHand }) => <StepDay inHand={inHand} label={staff.fields.reviewDay} after={null} />,
  inspect: OutcomeField,
};

/** What is asked after them. */
const AFTER_WORDS: Partial<Record<StaffStep, Fields>> = {
  reject: WhoCanHelpField,
  dispatch: AssistingField,
  answerPart: Photos,
  progress: Photos,
  inspect: Photos,
  resolve: Evidence,
};

/** How much may be said, as the API takes it. */
const MOST: Partial<Record<StaffStep, number>> = {
  progress: 1000,
  resolve: 1000,
  answerPart: 1000,
  note: 1000,
};
const MOST_LETTERS = 500;

/** The fields one step needs, and no others. */
export function StepFields({ step, report, inHand }: StepFieldProps & { step: StaffStep }) {
  const Before = BEFORE_WORDS[step];
  const After = AFTER_WORDS[step];
  const { words, placeholder, phrases } = staff.steps[step];
  return (
    <>
      {Before && <Before report={report} inHand={inHand} />}
      {words && (
        <StepWords
          inHand={inHand}
          label={words}
          placeholder={placeholder}
          phrases={phrases}
          most={MOST[step] ?? MOST_LETTERS}
          optional={wordsOptional(step, inHand.draft)}
        />
      )}
      {After && <After report={report} inHand={inHand} />}
    </>
  );
}
