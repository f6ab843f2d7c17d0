import type { Marks, Message, ThreadHead } from '@shared/schemas/talk';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Problem, toProblem } from '../../../api/problem';
import { listMessages, markThread } from '../../../api/talk';
import { useLive } from '../../../live/useLive';
import { useInSight } from '../../../loading/useInSight';
import { type Stale, useStale } from '../../../loading/useStale';
import { useReturn } from '../../../members/useMember';
import { recountTalks } from '../../../talk/followTalks';
import { forgetOutgoing, onSent, useOutbox } from '../../../talk/outbox';
import { mergeMessages } from './mergeMessages';

interface Shown {
  thread: ThreadHead;
  items: Message[];
  others: Marks;
  /** Up to here nothing is missing; one's own words may already stand beyond it. */
  end: number;
  /** There are older ones. */
  more: boolean;
}

interface Thread {
  shown: Shown | null;
  problem: Problem | null;
  reload: () => Promise<void>;
  loadingOlder: boolean;
  olderFailed: boolean;
  loadOlder: () => void;
  stale: Stale | null;
}

/** More than this at once is not caught up with word by word: it begins anew at the end. */
const CATCH_UP_PAGES = 4;
const PAGE = 50;

/** One talk: its end, older pages as one scrolls up, and what comes meanwhile, in one order without a gap. */
export function useThread(id: string): Thread {
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [older, setOlder] = useState<'rest' | 'loading' | 'failed'>('rest');
  const latest = useRef<{
    shown: Shown | null;
    busy: Promise<void> | null;
    read: number;
    /** What is shown is as it was after so many changes. */
    changes: number;
  }>({ shown: null, busy: null, read: 0, changes: 0 });

  const show = useCallback((next: Shown) => {
    latest.current.shown = next;
    setShown(next);
    // What is here already does not wait to be sent any more.
    const arrived = new Set(next.items.flatMap(({ clientId }) => clientId ?? []));
    for (const { key } of useOutbox.getState().all) if (arrived.has(key)) forgetOutgoing(key);
  }, []);

  const { reading } = useLive(
    (change) => change.kind === 'message' && change.threadId === id,
    () => reload(),
  );
  const { stale, arrived, missed } = useStale(() => reload());

  const readShownAgain = useCallback(
    async (changes: number) => {
      let after = (latest.current.shown?.items[0]?.sequence ?? 1) - 1;
      for (let more = true; more; ) {
        const page = await listMessages(id, { after, limit: PAGE });
        const now = latest.current.shown;
        if (now) show({ ...now, items: mergeMessages(now.items, page.items) });
        more = page.more;
        after = page.items[page.items.length - 1]?.sequence ?? after;
      }
      latest.current.changes = changes;
    },
    [id, show],
  );

  const catchUp = useCallback(async () => {
    reading();
    let before = latest.current.shown;
    for (let page = 0; before && page < CATCH_UP_PAGES; page++) {
      const { thread, others, items, more } = await listMessages(id, {
        after: before.end,
        limit: PAGE,
      });
      before = {
        thread,
        others,
        // What was said here meanwhile is among what is shown now.
        items: mergeMessages(latest.current.shown?.items ?? before.items, items),
        end: items[items.length - 1]?.sequence ?? before.end,
        more: before.more,
      };
      show(before);
      if (!more) {
        // What was said before is another thing now: nobody goes on seeing what was taken out.
        if (thread.changes !== latest.current.changes) await readShownAgain(thread.changes);
        return;
      }
    }
    const { thread, items, others, more } = await listMessages(id);
    show({ thread, items, others, more, end: items[items.length - 1]?.sequence ?? 0 });
    latest.current.changes = thread.changes;
  }, [id, reading, readShownAgain, show]);

  const reload = useCallback(async () => {
    // One at a time: what was said meanwhile is asked for by the next.
    while (latest.current.busy) await latest.current.busy;
    latest.current.busy = catchUp()
      .then(() => {
        arrived();
        setProblem(null);
      })
      .catch((thrown: unknown) => {
        const met = toProblem(thrown);
        missed(met);
        setProblem(met);
      })
      .finally(() => {
        latest.current.busy = null;
      });
    await latest.current.busy;
  }, [catchUp, arrived, missed]);

  useEffect(() => {
    void reload();
  }, [reload]);
  useReturn(() => void reload());

  useEffect(
    () =>
      onSent((threadId, message) => {
        const now = latest.current.shown;
        if (threadId !== id || !now) return;
        const isNext = message.sequence === now.end + 1;
        show({
          ...now,
          items: mergeMessages(now.items, [message]),
          end: isNext ? message.sequence : now.end,
        });
        // Somebody else was faster: what lies between is read at once.
        if (!isNext) void reload();
      }),
    [id, show, reload],
  );

  const end = shown?.end ?? 0;
  const inSight = useInSight();
  useEffect(() => {
    // What came under another page nobody has read.
    if (!inSight || end <= latest.current.read) return;
    latest.current.read = end;
    markThread(id, { read: end }).then(recountTalks, (thrown: unknown) => {
      toProblem(thrown);
      latest.current.read = 0; // said again with the next word
    });
  }, [id, end, inSight]);

  const loadOlder = () => {
    const now = latest.current.shown;
    const first = now?.items[0]?.sequence;
    if (!now?.more || first === undefined || older === 'loading') return;
    setOlder('loading');
    listMessages(id, { before: first }).then(
      ({ items, more }) => {
        const then = latest.current.shown;
        if (then) show({ ...then, more, items: mergeMessages(then.items, items) });
        setOlder('rest');
      },
      (thrown: unknown) => {
        toProblem(thrown);
        setOlder('failed');
      },
    );
  };

  return {
    shown,
    problem: shown ? null : problem,
    reload,
    loadingOlder: older === 'loading',
    olderFailed: older === 'failed',
    loadOlder,
    stale,
  };
}
