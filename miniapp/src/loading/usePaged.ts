import { useCallback, useEffect, useRef, useState } from 'react';
import { type Problem, toProblem } from '../api/problem';
import { type Concerns, useLive } from '../live/useLive';
import { readOn } from './readOn';
import { reread } from './reread';
import { type Stale, useStale } from './useStale';

interface PageOfItems<Item> {
  items: Item[];
  nextCursor: string | null;
}

interface Paged<Item> {
  items: Item[];
  problem: Problem | null;
  /** The first page is on its way. */
  loading: boolean;
  loadingMore: boolean;
  hasMore: boolean;
  /** What is shown could not be read again. */
  stale: Stale | null;
  /** From the beginning. */
  reload: () => Promise<void>;
  loadMore: () => void;
  change: (edit: (items: Item[]) => Item[]) => void;
}

/**
 * A list in keyset pages; begins anew when `key` changes. `ask` null: not yet. After a change that concerns it all that
 * is shown is read again, in one change of the screen: who reads on the third page stays there.
 */
export function usePaged<Item extends { id: string }>(
  ask: ((cursor?: string) => Promise<PageOfItems<Item>>) | null,
  key: string,
  concerns: Concerns | null = null,
): Paged<Item> {
  const empty = { key, items: [] as Item[], next: null as string | null, loaded: false };
  const [state, setState] = useState(empty);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  const latest = useRef({ ask, turn: 0, state, more: Promise.resolve() });
  latest.current.ask = ask;
  latest.current.state = state;

  const { reading } = useLive(concerns, () => refresh());
  const { stale, arrived, missed } = useStale(() => refresh());

  const read = useCallback(
    async (cursor?: string) => {
      const asking = latest.current.ask;
      if (!asking) return;
      const turn = ++latest.current.turn;
      reading();
      try {
        const page = await readOn(asking, cursor, () => turn === latest.current.turn);
        if (turn !== latest.current.turn) return;
        setProblem(null);
        if (cursor === undefined) arrived();
        setState((before) => ({
          key,
          items: cursor === undefined ? page.items : appended(before.items, page.items),
          next: page.nextCursor,
          loaded: true,
        }));
      } catch (thrown) {
        if (turn !== latest.current.turn) return;
        const met = toProblem(thrown);
        const { loaded, key: shownKey } = latest.current.state;
        if (cursor === undefined && loaded && shownKey === key) missed(met);
        else setProblem(met);
      }
    },
    [key, reading, arrived, missed],
  );

  const refresh = async () => {
    // Reading on goes first: its answer belongs to the list as it was.
    await latest.current.more;
    const { ask: asking, state: before, turn } = latest.current;
    if (!asking || !before.loaded || before.key !== key) return;
    reading();
    try {
      const after = await reread(asking, before);
      if (turn !== latest.current.turn) return;
      arrived();
      if (after !== null) setState((now) => (now.key === key ? { ...now, ...after } : now));
    } catch (thrown) {
      missed(toProblem(thrown));
    }
  };

  const ready = ask !== null;
  useEffect(() => {
    if (!ready) return;
    setProblem(null);
    void read();
  }, [ready, read]);

  const shown = state.key === key ? state : empty;
  return {
    items: shown.items,
    problem,
    loading: !shown.loaded && problem === null,
    loadingMore,
    hasMore: shown.next !== null,
    stale: shown.loaded ? stale : null,
    reload: () => read(),
    loadMore: () => {
      if (shown.next === null || loadingMore) return;
      setLoadingMore(true);
      latest.current.more = read(shown.next).finally(() => setLoadingMore(false));
    },
    change: (edit) => setState((before) => ({ ...before, items: edit(before.items) })),
  };
}

/** What moved to the next page while paging is not shown twice. */
function appended<Item extends { id: string }>(shown: Item[], added: Item[]): Item[] {
  const known = new Set(shown.map((item) => item.id));
  return [...shown, ...added.filter((item) => !known.has(item.id))];
}
