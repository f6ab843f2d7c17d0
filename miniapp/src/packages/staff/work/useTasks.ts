import type { ReportSummary, TasksResponse } from '@shared/schemas/reports';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Problem, toProblem } from '../../../api/problem';
import { listTasks, pollTasks, type TaskKind } from '../../../api/tasks';
import { useLive } from '../../../live/useLive';
import { below } from '../../../loading/below';
import { useInSight } from '../../../loading/useInSight';
import { type Stale, useStale } from '../../../loading/useStale';

/** What is left of a deadline is drawn again so often. */
const EVERY_MS = 20_000;
/** What WeChat draws at once: twenty cards would be 32 KB. */
const PAGE = 10;
/** The most the API answers at once. */
const MOST = 50;

interface Tasks {
  counts: TasksResponse['counts'] | null;
  items: ReportSummary[];
  loading: boolean;
  problem: Problem | null;
  /** What is shown could not be read again. */
  stale: Stale | null;
  hasMore: boolean;
  loadingMore: boolean;
  /** Why the next cards did not come. */
  moreProblem: Problem | null;
  loadMore: () => void;
  /** Asks now. */
  reload: () => Promise<void>;
}

interface Shown {
  kind: TaskKind | null;
  body: TasksResponse | null;
  etag?: string;
  /** How much was asked for: an ETag is good for the same question only. */
  limit: number;
}

/** What waits for me, read again whenever something I may see takes a step while the page is in sight. */
export function useTasks(kind: TaskKind | null): Tasks {
  const [shown, setShown] = useState<Shown>({ kind, body: null, limit: PAGE });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  const inSight = useInSight();
  const [, tick] = useState(0);
  const latest = useRef({ shown, turn: 0 });
  latest.current.shown = shown;

  const { reading } = useLive(
    ({ kind: changed }) => changed === 'report' || changed === 'tasks',
    () => read(),
  );
  const { stale, arrived, missed } = useStale(() => read());
  const read = useCallback(async () => {
    reading();
    const turn = ++latest.current.turn;
    const before = latest.current.shown;
    const limit = limitFor(before.kind === kind ? (before.body?.items.length ?? 0) : 0);
    const same = before.kind === kind && before.limit === limit;
    try {
      const answer = await pollTasks(
        { kind: kind ?? undefined, limit },
        same ? before.etag : undefined,
      );
      if (turn !== latest.current.turn) return;
      arrived();
      setProblem(null);
      // Time moved on even where nothing else did.
      if (answer === null) tick((count) => count + 1);
      else
        setShown({
          kind,
          body: merged(same ? before.body : null, answer.body),
          etag: answer.etag,
          limit,
        });
    } catch (thrown) {
      if (turn !== latest.current.turn) return;
      const met = toProblem(thrown);
      if (before.kind === kind && before.body) missed(met);
      else setProblem(met);
    }
  }, [kind, reading, arrived, missed]);

  useEffect(() => {
    if (!inSight) return;
    void read();
    const timer = setInterval(() => tick((count) => count + 1), EVERY_MS);
    return () => clearInterval(timer);
  }, [inSight, read]);

  const body = shown.kind === kind ? shown.body : null;
  const loadMore = async () => {
    const cursor = body?.nextCursor;
    if (!cursor || loadingMore) return;
    setLoadingMore(true);
    setProblem(null);
    const turn = ++latest.current.turn;
    try {
      const more = await listTasks({ kind: kind ?? undefined, cursor, limit: PAGE });
      if (turn !== latest.current.turn) return;
      setShown((before) => ({
        ...before,
        body: before.body && {
          counts: more.counts,
          items: distinct([...before.body.items, ...more.items]),
          nextCursor: more.nextCursor,
        },
      }));
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setLoadingMore(false);
    }
  };

  return {
    // The counts are of all kinds: they stay while another kind is being read.
    counts: shown.body?.counts ?? null,
    items: body?.items ?? [],
    loading: body === null && problem === null,
    problem: body === null ? problem : null,
    stale: body === null ? null : stale,
    hasMore: Boolean(body?.nextCursor),
    loadingMore,
    moreProblem: body === null ? null : problem,
    loadMore: () => void loadMore(),
    reload: read,
  };
}

const limitFor = (shown: number): number =>
  Math.min(MOST, Math.max(PAGE, Math.ceil(shown / PAGE) * PAGE));

/** The fresh beginning, and what was read beyond it where it reaches further than one answer. */
function merged(before: TasksResponse | null, fresh: TasksResponse): TasksResponse {
  if (!before || before.items.length <= MOST || fresh.nextCursor === null) return fresh;
  const deeper = below(before.items, fresh.items);
  if (deeper.length === 0) return fresh;
  return { ...fresh, items: [...fresh.items, ...deeper], nextCursor: before.nextCursor };
}

function distinct(items: ReportSummary[]): ReportSummary[] {
  const known = new Set<string>();
  return items.filter(({ id }) => !known.has(id) && known.add(id));
}
