import { useCallback, useEffect, useRef, useState } from 'react';
import { type Problem, toProblem } from '../api/problem';

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
  /** From the beginning. */
  reload: () => Promise<void>;
  loadMore: () => void;
  change: (edit: (items: Item[]) => Item[]) => void;
}

/** A list in keyset pages; begins anew when `key` changes. `ask` null: not yet. */
export function usePaged<Item extends { id: string }>(
  ask: ((cursor?: string) => Promise<PageOfItems<Item>>) | null,
  key: string,
): Paged<Item> {
  const empty = { key, items: [] as Item[], next: null as string | null, loaded: false };
  const [state, setState] = useState(empty);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  const latest = useRef({ ask, turn: 0 });
  latest.current.ask = ask;

  const read = useCallback(
    async (cursor?: string) => {
      const asking = latest.current.ask;
      if (!asking) return;
      const turn = ++latest.current.turn;
      try {
        const page = await asking(cursor);
        if (turn !== latest.current.turn) return;
        setProblem(null);
        setState((before) => ({
          key,
          items: cursor === undefined ? page.items : appended(before.items, page.items),
          next: page.nextCursor,
          loaded: true,
        }));
      } catch (thrown) {
        if (turn === latest.current.turn) setProblem(toProblem(thrown));
      }
    },
    [key],
  );

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
    reload: () => read(),
    loadMore: () => {
      if (shown.next === null || loadingMore) return;
      setLoadingMore(true);
      void read(shown.next).finally(() => setLoadingMore(false));
    },
    change: (edit) => setState((before) => ({ ...before, items: edit(before.items) })),
  };
}

/** What moved to the next page while paging is not shown twice. */
function appended<Item extends { id: string }>(shown: Item[], added: Item[]): Item[] {
  const known = new Set(shown.map((item) => item.id));
  return [...shown, ...added.filter((item) => !known.has(item.id))];
}
