import type { ReportDetail } from '@shared/schemas/reports';
import { useEffect, useRef, useState } from 'react';
import { type Problem, toProblem } from '../../../api/problem';
import { actOnReport, findReport } from '../../../api/reports';
import { STEP_PATHS, type StaffStep } from '../../../api/steps';
import { showToast } from '../../../platform/device';
import { forgetPhoto } from '../../../platform/photos';
import { staff } from '../messages';
import { emptyStepDraft, type StepDraft, type StepGap, stepBody, stepGaps } from './stepDraft';
import { stepName, useStepDrafts } from './stepDrafts';

export interface StepInHand {
  draft: StepDraft;
  edit: (change: Partial<Omit<StepDraft, 'key'>>) => void;
  /** What must be there before it can be sent; empty until the person tried. */
  gaps: readonly StepGap[];
  busy: boolean;
  /** Pressed while photos were on their way: it is sent when they are there, unless something else is changed. */
  waiting: boolean;
  problem: Problem | null;
  /** The report as it is now, where somebody was faster. */
  newer: ReportDetail | null;
  /** Receipts ran out: photos of this draft are sent anew by whoever shows them. */
  photoTurn: number;
  /** So many photos were chosen and are not in the draft yet. */
  preparePhotos: (count: number) => void;
  send: () => void;
}

/**
 * One step on one report: its draft, sending it once however often it is tapped, and what happened meanwhile.
 * A step is always taken on the version the person saw; after a conflict that is the newer one.
 */
export function useStepInHand(
  report: ReportDetail,
  step: StaffStep,
  onDone: (after: ReportDetail) => void,
): StepInHand {
  const name = stepName(report.id, step);
  const [blank] = useState(emptyStepDraft);
  const draft = useStepDrafts((store) => store.drafts[name]) ?? blank;
  const [preparing, setPreparing] = useState(0);
  const gaps = stepGaps(step, draft);
  const missing: StepGap[] = preparing > 0 && !gaps.includes('photos') ? [...gaps, 'photos'] : gaps;
  const [tried, setTried] = useState(false);
  const [wanted, setWanted] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [newer, setNewer] = useState<ReportDetail | null>(null);
  const [photoTurn, setPhotoTurn] = useState(0);
  const sending = useRef(false);

  const send = async () => {
    setTried(true);
    const onlyPhotos = missing.length === 1 && missing[0] === 'photos';
    setWanted(onlyPhotos);
    if (sending.current || missing.length > 0) return;
    sending.current = true;
    setBusy(true);
    setProblem(null);
    useStepDrafts.getState().hold(name, draft);
    const on = {
      id: report.id,
      version: (newer ?? report).version,
      idempotencyKey: draft.key,
    };
    try {
      const after = await actOnReport(on, STEP_PATHS[step], stepBody(step, draft));
      useStepDrafts.getState().drop(name);
      for (const photo of draft.photos) void forgetPhoto(photo.path).catch(toProblem);
      showToast(staff.steps[step].done);
      onDone(after);
    } catch (thrown) {
      await explain(toProblem(thrown));
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  const sendNow = useRef(send);
  sendNow.current = send;
  const complete = missing.length === 0;
  useEffect(() => {
    if (wanted && complete) void sendNow.current();
  }, [wanted, complete]);

  const explain = async (met: Problem) => {
    if (met.code === 'receipt_invalid') {
      const photos = draft.photos.map((photo) => ({ ...photo, receipt: null }));
      useStepDrafts.getState().edit(name, { photos });
      setPhotoTurn((turn) => turn + 1);
    }
    if (met.code === 'conflict' || met.code === 'wrong_state') {
      try {
        setNewer(await findReport(report.id));
        return;
      } catch (thrown) {
        setProblem(toProblem(thrown));
        return;
      }
    }
    setProblem(met);
  };

  return {
    draft,
    edit: (change) => {
      if (!('photos' in change)) setWanted(false);
      useStepDrafts.getState().edit(name, change);
    },
    gaps: tried ? missing : [],
    busy,
    waiting: wanted && !complete,
    problem,
    newer,
    photoTurn,
    preparePhotos: setPreparing,
    send: () => void send(),
  };
}
