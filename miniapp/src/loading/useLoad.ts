import { useCallback, useEffect, useRef, useState } from 'react';
import { type Problem, toProblem } from '../api/problem';
import { type Concerns, useLive } from '../live/useLive';
import { type Stale, useStale } from './useStale';

interface Load<Data> {
  data: Data | null;
  problem: Problem | null;
  /** Nothing to show yet. */
  loading: boolean;
  /** What is shown could not be read again. */
  stale: Stale | null;
  /** Asks again; what is shown stays until the answer. */
  reload: () => Promise<void>;
  setData: (data: Data) => void;
}

/**
 * What a page reads when it opens, and again when `key` changes. `load` null: not yet.
 * An answer that comes after a newer question is dropped. `concerns`: after which changes it is read again.
 */
export function useLoad<Data>(
  load: (() => Promise<Data>) | null,
  key: string,
  concerns: Concerns | null = null,
): Load<Data> {
  const [state, setState] = useState<{ key: string; data: Data | null; problem: Problem | null }>({
    key,
    data: null,
    problem: null,
  });
  const latest = useRef({ load, turn: 0 });
  latest.current.load = load;

  const { reading } = useLive(concerns, () => reload());
  const { stale, arrived, missed } = useStale(() => reload());
  const reload = useCallback(async () => {
    const ask = latest.current.load;
    if (!ask) return;
    reading();
    const turn = ++latest.current.turn;
    try {
      const data = await ask();
      if (turn !== latest.current.turn) return;
      arrived();
      setState({ key, data, problem: null });
    } catch (thrown) {
      if (turn !== latest.current.turn) return;
      const problem = toProblem(thrown);
      missed(problem);
      // What was read before stays; only a first reading that failed takes the page.
      setState((before) => ({ key, data: before.key === key ? before.data : null, problem }));
    }
  }, [key, reading, arrived, missed]);

  const ready = load !== null;
  useEffect(() => {
    if (ready) void reload();
  }, [ready, reload]);

  const current = state.key === key ? state : { data: null, problem: null };
  return {
    data: current.data,
    problem: current.data === null ? current.problem : null,
    loading: current.data === null && current.problem === null,
    stale: current.data === null ? null : stale,
    reload,
    setData: (data) => setState({ key, data, problem: null }),
  };
}
