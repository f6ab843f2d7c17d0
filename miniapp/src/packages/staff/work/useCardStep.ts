import type { MeResponse } from '@shared/schemas/me';
import type { ReportDetail, ReportSummary } from '@shared/schemas/reports';
import { useRef, useState } from 'react';
import { toProblem } from '../../../api/problem';
import { findReport } from '../../../api/reports';
import { mayTake, type StaffStep } from '../../../api/steps';
import { showToast } from '../../../platform/device';
import { openPage } from '../../../platform/navigation';
import { routes } from '../../../routes';
import { staff } from '../messages';
import { expectedStep, nextStep, orderSteps } from '../steps/stepOrder';

interface CardStep {
  /** The report whose step is being opened. */
  busyId: string | null;
  open: { report: ReportDetail; step: StaffStep } | null;
  act: (summary: ReportSummary) => void;
  /** After a step: goes on with what follows, or closes. */
  goOn: (after: ReportDetail) => void;
  close: () => void;
}

/** From a card straight into its step; where the step is not mine to take, into the detail. */
export function useCardStep(posts: MeResponse['posts']): CardStep {
  const [busyId, setBusyId] = useState<string | null>(null);
  const [open, setOpen] = useState<CardStep['open']>(null);
  const reading = useRef(false);

  const act = async (summary: ReportSummary) => {
    if (reading.current) return;
    reading.current = true;
    setBusyId(summary.id);
    try {
      const report = await findReport(summary.id);
      const expected = expectedStep(summary, posts);
      // The card promised no step: only the decision is one that it can have meant.
      if (!expected && !mayTake('decideExtension', report.abilities))
        return openPage(routes.staffReport(summary.id));
      const step =
        expected && mayTake(expected, report.abilities)
          ? expected
          : orderSteps(report.abilities, report.marks).primary;
      if (step) setOpen({ report, step });
      else {
        showToast(staff.conflict.cannot);
        openPage(routes.staffReport(summary.id));
      }
    } catch (thrown) {
      showToast(toProblem(thrown).words);
    } finally {
      reading.current = false;
      setBusyId(null);
    }
  };
  const goOn = (after: ReportDetail) => {
    const step = open && nextStep(open.step, after.abilities);
    setOpen(step ? { report: after, step } : null);
  };
  return { busyId, open, act: (summary) => void act(summary), goOn, close: () => setOpen(null) };
}
