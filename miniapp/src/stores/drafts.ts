import { create } from 'zustand';
import { readStored, writeStored } from '../platform/storage';
import { type Draft, emptyDraft } from '../reports/draft';

/** A report that was sent without an answer, or refused: tried again until the server has it. */
export interface WaitingReport {
  draft: Draft;
  /** Why the server would not take it; null while there was just no network. */
  refusal: string | null;
}

interface Drafts {
  /** What is being written. */
  draft: Draft;
  waiting: WaitingReport[];
  edit: (change: Partial<Omit<Draft, 'key'>>) => void;
  startAnew: () => void;
  /** Puts what is being written in the queue, or renews what is known of it there. */
  queue: (report: WaitingReport) => void;
  dropWaiting: (key: string) => void;
  /** Takes a refused one back to be corrected. */
  takeBack: (key: string) => void;
}

const DRAFT = 'draft';
const WAITING = 'waiting';

/** Kept at every change: the app may be closed at any moment. */
export const useDrafts = create<Drafts>()((set, get) => {
  const keepDraft = (draft: Draft) => {
    set({ draft });
    writeStored(DRAFT, draft);
  };
  const keepWaiting = (waiting: WaitingReport[]) => {
    set({ waiting });
    writeStored(WAITING, waiting);
  };
  const without = (key: string) => get().waiting.filter((report) => report.draft.key !== key);
  return {
    draft: { ...emptyDraft(), ...readStored<Draft>(DRAFT) },
    waiting: readStored<WaitingReport[]>(WAITING) ?? [],
    edit: (change) => keepDraft({ ...get().draft, ...change }),
    startAnew: () => keepDraft(emptyDraft()),
    queue: (report) => {
      keepWaiting([...without(report.draft.key), report]);
      if (get().draft.key === report.draft.key) keepDraft(emptyDraft());
    },
    dropWaiting: (key) => keepWaiting(without(key)),
    takeBack: (key) => {
      const report = get().waiting.find((one) => one.draft.key === key);
      if (!report) return;
      keepWaiting(without(key));
      keepDraft(report.draft);
    },
  };
});
