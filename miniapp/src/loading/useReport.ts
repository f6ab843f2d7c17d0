import type { ReportDetail } from '@shared/schemas/reports';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Problem, toProblem } from '../api/problem';
import { pollReport } from '../api/reports';
import { useLive } from '../live/useLive';
import { useReturn } from '../members/useMember';
import { type Stale, useStale } from './useStale';

interface LiveReport {
  report: ReportDetail | null;
  problem: Problem | null;
  /** What is shown could not be read again. */
  stale: Stale | null;
  reload: () => Promise<void>;
  /** After a step: what the API answered. */
  setReport: (report: ReportDetail) => void;
}

/** One report, read again when it takes a step while it is in sight: an ETag makes that cheap. */
export function useReport(id: string): LiveReport {
  const [report, setReport] = useState<ReportDetail | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const known = useRef<string | undefined>(undefined);

  const { reading } = useLive(
    (change) =>
      change.kind === 'report' && change.reportId === id && change.version > (report?.version ?? 0),
    () => reload(),
  );

  const { stale, arrived, missed } = useStale(() => reload());
  const reload = useCallback(async () => {
    reading();
    try {
      const answer = await pollReport(id, known.current);
      if (answer) {
        known.current = answer.etag;
        // A question asked before a step may be answered after it: what is newer stays.
        const { body } = answer;
        setReport((before) => (before && before.version > body.version ? before : body));
      }
      arrived();
      setProblem(null);
    } catch (thrown) {
      const met = toProblem(thrown);
      missed(met);
      setProblem(met);
    }
  }, [id, reading, arrived, missed]);

  useEffect(() => {
    void reload();
  }, [reload]);
  useReturn(() => void reload());

  const keep = (next: ReportDetail) => {
    known.current = undefined;
    setReport(next);
  };
  // What was read before stays in sight when a later question fails.
  return { report, problem: report ? null : problem, stale, reload, setReport: keep };
}
