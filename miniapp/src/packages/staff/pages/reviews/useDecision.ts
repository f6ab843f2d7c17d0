import type { Review, ReviewDecisionBody } from '@shared/schemas/content';
import { useRef, useState } from 'react';
import { newKey } from '../../../../api/client';
import { type Problem, toProblem } from '../../../../api/problem';
import { decideReview, undoReview } from '../../../../api/reviews';

interface Decision {
  busy: boolean;
  problem: Problem | null;
  decide: (body: ReviewDecisionBody) => Promise<Review | null>;
  undo: () => Promise<Review | null>;
}

/** One decision, under one key however often it is tried; what is sent after a refusal is another intention. */
export function useDecision(review: Pick<Review, 'id' | 'version'>): Decision {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const sending = useRef({ busy: false, key: newKey(), for: '' });

  const send = async (what: string, work: (key: string) => Promise<Review>) => {
    if (sending.current.busy) return null;
    const intention = `${review.version}/${what}`;
    if (sending.current.for !== intention)
      sending.current = { busy: false, key: newKey(), for: intention };
    sending.current.busy = true;
    setBusy(true);
    setProblem(null);
    try {
      return await work(sending.current.key);
    } catch (thrown) {
      const met = toProblem(thrown);
      if (met.code !== 'connection_lost') sending.current.for = '';
      setProblem(met);
      return null;
    } finally {
      sending.current.busy = false;
      setBusy(false);
    }
  };
  return {
    busy,
    problem,
    decide: (body) => send(JSON.stringify(body), (key) => decideReview(review, body, key)),
    undo: () => send('undo', (key) => undoReview(review, key)),
  };
}
