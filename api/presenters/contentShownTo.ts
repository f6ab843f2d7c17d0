import type { WordCheck } from '@shared/schemas/content';
import type { ContentState, Photo } from '@shared/schemas/uploads';
import type { Actor } from '../actor';
import { contentMessages } from '../contentMessages';
import type { Deps } from '../deps';
import type { StoredPhoto } from '../models/Report';
import {
  type ContentRights,
  fileState,
  seesUncleared,
  wordsState,
} from '../policies/contentPolicy';
import { presentHiddenPhoto, presentPhoto } from './presentPhoto';

/** The words and pictures of a report as one person may see them. */
export interface ShownContent {
  /** The author and the staff read them, with a state to mark; others a sentence in their place until they are clear. */
  words(
    words: string,
    check: WordCheck | undefined,
    authorId: string | null,
  ): { words: string; check: ContentState };
  /** @param authorId who sent it */
  photo(photo: StoredPhoto, authorId: string | null): Photo;
}

export function contentShownTo(
  deps: Pick<Deps, 'keyRing' | 'now'>,
  actor: Pick<Actor, 'personId' | 'posts'>,
  report: ContentRights,
): ShownContent {
  const asStaff = seesUncleared(actor, report);
  const mayRead = (state: ContentState, authorId: string | null): boolean =>
    state === 'shown' || asStaff || authorId === actor.personId;
  return {
    words(words, check, authorId) {
      const state = wordsState(report, { words, check, authorId });
      return {
        words: mayRead(state, authorId) ? words : contentMessages.inPlaceOfWords[state],
        check: state,
      };
    },
    photo(photo, authorId) {
      const state = fileState(report, photo.fileId);
      return mayRead(state, authorId)
        ? presentPhoto(deps, photo, state)
        : presentHiddenPhoto(photo, state);
    },
  };
}
