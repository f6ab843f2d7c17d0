import type { ReportDetail } from '@shared/schemas/reports';
import type { StaffStep } from '../../../api/steps';
import { staff } from '../messages';
import { CategoryField } from './CategoryField';
import { PhotosField } from './PhotosField';
import { PositionField } from './PositionField';
import { ReasonFields } from './ReasonFields';
import { StepWords } from './StepWords';
import { TargetField } from './TargetField';
import type { StepInHand } from './useStepInHand';

interface StepFieldsProps {
  report: ReportDetail;
  step: StaffStep;
  inHand: StepInHand;
}

const words = staff.fields;

/** The fields one step needs, and no others. */
export function StepFields({ report, step, inHand }: StepFieldsProps) {
  switch (step) {
    case 'verify':
      return (
        <>
          <CategoryField report={report} inHand={inHand} />
          <StepWords inHand={inHand} label={words.verifyWords} most={500} optional />
        </>
      );
    case 'askForMore':
      return (
        <StepWords
          inHand={inHand}
          label={words.askWords}
          placeholder={words.askPlaceholder}
          phrases={words.askPhrases}
          most={500}
        />
      );
    case 'reject':
      return <ReasonFields inHand={inHand} />;
    case 'dispatch':
      return (
        <>
          <TargetField report={report} inHand={inHand} />
          <StepWords inHand={inHand} label={words.dispatchWords} most={500} optional />
        </>
      );
    case 'accept':
      return (
        <StepWords
          inHand={inHand}
          label={words.acceptWords}
          placeholder={words.acceptPlaceholder}
          most={500}
          optional
        />
      );
    case 'decline':
      return (
        <StepWords
          inHand={inHand}
          label={words.declineReason}
          phrases={words.declinePhrases}
          most={500}
        />
      );
    case 'progress':
      return (
        <>
          <StepWords
            inHand={inHand}
            label={words.progressWords}
            phrases={words.progressPhrases}
            most={1000}
          />
          <PhotosField key={inHand.photoTurn} inHand={inHand} />
        </>
      );
    case 'resolve':
      return (
        <>
          <StepWords
            inHand={inHand}
            label={words.resolveWords}
            phrases={words.resolvePhrases}
            most={1000}
          />
          <PhotosField key={inHand.photoTurn} inHand={inHand} before={report.photos} />
          <PositionField inHand={inHand} />
        </>
      );
    case 'note':
      return <StepWords inHand={inHand} label={words.noteWords} most={1000} />;
  }
}
