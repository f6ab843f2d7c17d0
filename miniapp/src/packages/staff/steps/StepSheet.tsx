import type { ReportDetail } from '@shared/schemas/reports';
import { mayTake, type StaffStep } from '../../../api/steps';
import { Button } from '../../../components/Button/Button';
import { Notice } from '../../../components/Notice/Notice';
import { Sheet } from '../../../components/Sheet/Sheet';
import { Box } from '../../../platform/elements/Box';
import { staff } from '../messages';
import { StepFields } from './StepFields';
import { isDangerous } from './stepOrder';
import { useStepInHand } from './useStepInHand';
import { WhatChanged } from './WhatChanged';
import './StepSheet.scss';

interface StepSheetProps {
  report: ReportDetail;
  step: StaffStep;
  /** With the report as it is after the step. */
  onDone: (after: ReportDetail) => void;
  /** With the report as it is now, where it changed under the person's hands. */
  onClose: (newer: ReportDetail | null) => void;
}

/** One step in a sheet: only the fields it needs, one button. What is typed stays until it was sent. */
export function StepSheet({ report, step, onDone, onClose }: StepSheetProps) {
  const inHand = useStepInHand(report, step, onDone);
  const { newer, busy, waiting, problem, send, gaps } = inHand;
  const words = staff.steps[step];
  const over = newer !== null && !mayTake(step, newer.abilities);
  const close = () => onClose(newer);
  return (
    <Sheet
      open
      title={words.title}
      onClose={close}
      footer={
        over ? (
          <Button words={staff.conflict.close} onPress={close} />
        ) : (
          <>
            {problem && <Notice tone="danger" words={problem.words} />}
            {gaps.includes('photos') && (
              <Notice tone="warning" words={waiting ? staff.photosWaiting : staff.missing.photos} />
            )}
            <Button
              kind={isDangerous(step) ? 'danger' : 'primary'}
              words={words.action}
              busy={busy || waiting}
              onPress={send}
            />
          </>
        )
      }
    >
      {newer ? (
        <WhatChanged seen={report} newer={newer} over={over} />
      ) : (
        <Box className={`step-sheet__hint step-sheet__hint--${step}`}>{words.hint}</Box>
      )}
      {!over && <StepFields report={newer ?? report} step={step} inHand={inHand} />}
    </Sheet>
  );
}
