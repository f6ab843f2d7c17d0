import type { ReportDetail } from '@shared/schemas/reports';
import { useRef, useState } from 'react';
import { newKey } from '../api/client';
import { type Problem, toProblem } from '../api/problem';
import type { ActionOn } from '../api/reports';

interface Step {
  busy: boolean;
  problem: Problem | null;
  /** Answers the report after the step, or null where it did not go through. */
  take: (work: (on: ActionOn) => Promise<ReportDetail>) => Promise<ReportDetail | null>;
}

/**
 * One step on a report, under one key however often it is tried. A refusal for its content starts a
 * new key: what is sent next is another intention.
 */
export function useStep(report: Pick<ReportDetail, 'id' | 'version'>): Step {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const key = useRef(newKey());

  const take: Step['take'] = async (work) => {
    setBusy(true);
    setProblem(null);
    try {
      return await work({ id: report.id, version: report.version, idempotencyKey: key.current });
    } catch (thrown) {
      const met = toProblem(thrown);
      if (met.code !== 'connection_lost') key.current = newKey();
      setProblem(met);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, take };
}
