import { create } from 'zustand';
import { currentSession, onSessionChange } from '../api/tokens';
import { readStored, storedNames, writeStored } from '../platform/storage';
import {
  type Draft,
  type DraftPhoto,
  emptyDraft,
  isEmptyDraft,
  type KeptDraft,
} from '../reports/draft';

interface Drafts {
  /** Everybody's on this device, the oldest first. */
  all: readonly KeptDraft[];
  /** What the form shows. It is kept from its first word on. */
  draft: KeptDraft;
  /** The device's storage took no more: what is written is on the screen alone. */
  full: boolean;
  edit: (change: Partial<Omit<Draft, 'key'>>) => void;
  /** Photos of a draft, in the form or not any more: an upload may end after it was handed over. */
  keepPhotos: (key: string, photos: DraftPhoto[]) => void;
  /** Puts another draft in the form. */
  open: (key: string) => void;
  /** Puts an empty one in the form; what was written stays among the drafts. */
  startAnew: (beginning?: Partial<Omit<Draft, 'key'>>) => void;
  /** Changes what is known of a draft, not what is written in it. */
  note: (key: string, change: Partial<KeptDraft>) => void;
  forget: (key: string) => void;
  /** Reads the storage again: another window may have sent or written. */
  reread: () => void;
}

/** One value a draft: WeChat takes 1 MB a value and 10 MB in all, and two windows never undo each other's list. */
const PREFIX = 'draft:';

const person = (): string | null => currentSession()?.personId ?? null;

const byAge = (a: KeptDraft, b: KeptDraft): number => (a.startedAt < b.startedAt ? -1 : 1);

/** What the storage has; null where it cannot be read. */
function readAll(): KeptDraft[] | null {
  takeOverOldOnes();
  const found = storedNames(PREFIX)?.flatMap((name) => readStored<KeptDraft>(name) ?? []);
  return found?.sort(byAge) ?? null;
}

/** The first version kept one draft and a queue under two names of their own. */
function takeOverOldOnes(): void {
  const writing = readStored<Draft>('draft');
  const waiting = readStored<{ draft: Draft; refusal: string | null }[]>('waiting') ?? [];
  const keep = (draft: Draft, change: Partial<KeptDraft>) =>
    writeStored(PREFIX + draft.key, { ...emptyDraft(person()), ...draft, ...change });
  const kept = waiting.every(({ draft, refusal }) =>
    keep(draft, {
      state: refusal === null ? 'waiting' : 'refused',
      problem: refusal === null ? null : { code: 'unknown', words: refusal },
      releasedAt: new Date().toISOString(),
      attempted: true,
    }),
  );
  if (writing && !isEmptyDraft(writing) && !keep(writing, {})) return;
  if (!kept) return;
  if (writing) writeStored('draft', null);
  if (waiting.length > 0) writeStored('waiting', null);
}

/** What the form shows: the draft it shows already, else the one written last, else an empty one. */
function chooseForForm(all: readonly KeptDraft[], current: KeptDraft | null): KeptDraft {
  const owner = person();
  // The place of a plate that was scanned before signing in.
  if (current && current.ownerId === null && owner !== null && isEmptyDraft(current))
    return { ...current, ownerId: owner };
  const mine = all.filter((draft) => draft.ownerId === owner && draft.state !== 'removed');
  if (current?.ownerId === owner) {
    const known = mine.find((draft) => draft.key === current.key);
    if (known || isEmptyDraft(current)) return known ?? current;
  }
  const editing = mine.filter((draft) => draft.state === 'editing');
  return editing.sort((a, b) => (a.editedAt < b.editedAt ? 1 : -1))[0] ?? emptyDraft(owner);
}

/** Kept at every change: the app may be closed at any moment. */
export const useDrafts = create<Drafts>()((set, get) => {
  const keep = (draft: KeptDraft) => {
    const others = get().all.filter((one) => one.key !== draft.key);
    const isKept = !isEmptyDraft(draft);
    const stored = writeStored(PREFIX + draft.key, isKept ? draft : null);
    set({
      all: isKept ? [...others, draft].sort(byAge) : others,
      full: !stored,
      ...(get().draft.key === draft.key ? { draft } : {}),
    });
  };
  const find = (key: string): KeptDraft | undefined => {
    const { all, draft } = get();
    return draft.key === key ? draft : all.find((one) => one.key === key);
  };
  const all = readAll() ?? [];
  return {
    all,
    draft: chooseForForm(all, null),
    full: false,
    edit: (change) => {
      const { draft } = get();
      keep({
        ...draft,
        ...change,
        editedAt: new Date().toISOString(),
        state: 'editing',
        problem: null,
        editedSince: draft.attempted,
      });
    },
    keepPhotos: (key, photos) => {
      const draft = find(key);
      if (!draft) return;
      const ids = (list: readonly DraftPhoto[]) => list.map(({ id }) => id).join();
      const isEdit = ids(photos) !== ids(draft.photos);
      keep({
        ...draft,
        photos,
        ...(isEdit ? { editedAt: new Date().toISOString(), editedSince: draft.attempted } : {}),
      });
    },
    open: (key) => {
      const draft = find(key);
      if (draft) set({ draft });
    },
    startAnew: (beginning = {}) => set({ draft: { ...emptyDraft(person()), ...beginning } }),
    note: (key, change) => {
      const draft = find(key);
      if (draft) keep({ ...draft, ...change });
    },
    forget: (key) => {
      writeStored(PREFIX + key, null);
      set(({ all: before, draft }) => ({
        all: before.filter((one) => one.key !== key),
        ...(draft.key === key ? { draft: emptyDraft(person()) } : {}),
      }));
    },
    reread: () => {
      // What the storage did not take is here alone.
      const found = (get().full ? null : readAll()) ?? get().all;
      set({ all: found, draft: chooseForForm(found, get().draft) });
    },
  };
});

onSessionChange(() => useDrafts.getState().reread());

/** The drafts of whoever is signed in, the oldest first; without those taken out. */
export const ownDrafts = (all: readonly KeptDraft[]): KeptDraft[] =>
  all.filter((draft) => draft.ownerId === person() && draft.state !== 'removed');
