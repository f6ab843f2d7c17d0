import { useDrafts } from '../stores/drafts';
import { forgetDraft } from './sendDraft';

/** Lets go for good of what was taken out and not put back. */
export function sweepDrafts(): void {
  for (const draft of useDrafts.getState().all)
    if (draft.state === 'removed') forgetDraft(draft.key);
}
