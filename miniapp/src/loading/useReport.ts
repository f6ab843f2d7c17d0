import type { ReportDetail } from '@shared/schemas/reports';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Problem, toProblem } from '../api/problem';
import { pollReport } from '../api/reports';

const EVERY_MS = 20_000;

interface LiveReport {
  report: ReportDetail | null;
  problem: Problem | null;
  reload: () => Promise<void>;
  /** After a step: what the API answered. */
  setReport: (report: ReportDetail) => void;
}

/** One report, asked for again every 20 s while it is in sight: an ETag makes that cheap. */
export function useReport(id: string): LiveReport {
  const [report, setReport] = useState<ReportDetail | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const known = useRef<string | undefined>(undefined);
  const shown = useRef(true);

  const reload = useCallback(async () => {
    try {
      const answer = await pollReport(id, known.current);
      if (answer) {
        known.current = answer.etag;
        // A question asked before a step may be answered after it: what is newer stays.
        const { body } = answer;
        setReport((before) => (before && before.version > body.version ? before : body));
      }
      setProblem(null);
    } catch (thrown) {
      setProblem(toProblem(thrown));
    }
  }, [id]);

  useEffect(() => {
    void reload();
    const timer = setInterval(() => shown.current && void reload(), EVERY_MS);
    return () => clearInterval(timer);
  }, [reload]);
  useDidHide(() => {
    shown.current = false;
  });
  useDidShow(() => {
    if (!shown.current) void reload();
    shown.current = true;
  });

  const keep = (next: ReportDetail) => {
    known.current = undefined;
    setReport(next);
  };
  // What was read before stays in sight when a later question fails.
  return { report, problem: report ? null : problem, reload, setReport: keep };
}
