import { useState } from 'react';
import { newKey } from '../../../../api/client';
import { currentSession } from '../../../../api/tokens';
import { readStored, writeStored } from '../../../../platform/storage';
import { emptyFileFor, type FileForDraft } from './fileForDraft';

/** A phone may pass from hand to hand: what one typed is not shown to the next. */
const storedAs = (): string => `fileFor/${currentSession()?.personId ?? ''}`;

interface FileForInHand {
  draft: FileForDraft;
  /** A change makes it another intention, under another key. */
  edit: (change: Partial<Omit<FileForDraft, 'key'>>) => void;
  /** After it was sent. */
  startAnew: () => void;
}

/** What is being reported for a resident: kept at every change, over failed sends and restarts. */
export function useFileForDraft(): FileForInHand {
  const [draft, setDraft] = useState<FileForDraft>(() => ({
    ...emptyFileFor(),
    ...readStored<Partial<FileForDraft>>(storedAs()),
  }));
  const keep = (next: FileForDraft) => {
    setDraft(next);
    writeStored(storedAs(), next);
  };
  return {
    draft,
    edit: (change) => keep({ ...draft, ...change, key: newKey() }),
    startAnew: () => {
      setDraft(emptyFileFor());
      writeStored(storedAs(), null);
    },
  };
}
