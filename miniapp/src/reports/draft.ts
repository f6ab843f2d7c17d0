import type { PlaceInput } from '@shared/schemas/fields';
import type { SubmitReportBody } from '@shared/schemas/reports';
import { newKey } from '../api/client';

/** A photo of a draft: where it lies on this device, and the server's receipt once it is there. */
export interface DraftPhoto {
  id: string;
  path: string;
  receipt: string | null;
  /** ISO 8601; after it the photo must be sent again. */
  receiptUntil: string | null;
}

/** A place as it is sent, and as it is shown. */
export type DraftPlace = PlaceInput & { label: string };

/** What somebody is about to report. `key` makes every attempt to send it the same report. */
export interface Draft {
  key: string;
  category: string | null;
  words: string;
  photos: DraftPhoto[];
  place: DraftPlace | null;
  hideName: boolean;
  aboutStaff: { postId: string; name: string } | null;
}

/**
 * Where a draft is: being written; handed over and on its way, now or when there is a network; held back until the
 * person says so again; refused, to be corrected; taken out, while it can still be put back.
 */
export type DraftState = 'editing' | 'waiting' | 'asking' | 'refused' | 'removed';

/** Why a draft does not go out, in words that say what to do. */
export interface DraftProblem {
  code: string;
  words: string;
}

/** A draft as this device keeps it. Times are ISO 8601. */
export interface KeptDraft extends Draft {
  /** Whose it is: several people may use one phone. Null before anybody signed in. */
  ownerId: string | null;
  startedAt: string;
  editedAt: string;
  state: DraftState;
  problem: DraftProblem | null;
  /** When the person last said that it shall be sent. */
  releasedAt: string | null;
  /** It was on its way at least once: the server may have it. */
  attempted: boolean;
  /** It was changed after that. */
  editedSince: boolean;
  /** The unit that would get it when the person saw the summary; null where there was no network to ask. */
  recipientCode: string | null;
}

export function emptyDraft(ownerId: string | null, now = new Date()): KeptDraft {
  const at = now.toISOString();
  return {
    key: newKey(),
    category: null,
    words: '',
    photos: [],
    place: null,
    hideName: false,
    aboutStaff: null,
    ownerId,
    startedAt: at,
    editedAt: at,
    state: 'editing',
    problem: null,
    releasedAt: null,
    attempted: false,
    editedSince: false,
    recipientCode: null,
  };
}

export const isEmptyDraft = (draft: Draft): boolean =>
  draft.words.trim() === '' && draft.photos.length === 0 && draft.category === null;

const MOST_HOURS_UNASKED = 24;

/** Whether so long has passed since the person let it go that they are asked again. */
export const isOld = ({ releasedAt }: Pick<KeptDraft, 'releasedAt'>, now = Date.now()): boolean =>
  releasedAt !== null && now - new Date(releasedAt).getTime() > MOST_HOURS_UNASKED * 3_600_000;

/** A receipt that is still good for the minute a submit may take. */
export const hasReceipt = (photo: DraftPhoto, now = Date.now()): boolean =>
  photo.receipt !== null &&
  photo.receiptUntil !== null &&
  new Date(photo.receiptUntil).getTime() - now > 60_000;

export type DraftGap = 'category' | 'words' | 'place';

/** What is still missing before it can be sent, in the order of the page. */
export function gapsOf(draft: Draft): DraftGap[] {
  const gaps: DraftGap[] = [];
  if (draft.category === null) gaps.push('category');
  if (draft.words.trim() === '') gaps.push('words');
  if (draft.place === null) gaps.push('place');
  return gaps;
}

/** The request a complete draft makes. Throws RangeError for one with gaps. */
export function bodyOf(draft: Draft): SubmitReportBody {
  if (draft.category === null || draft.place === null) throw new RangeError('the draft has gaps');
  const { label: _, ...place } = draft.place;
  return {
    category: draft.category,
    words: draft.words.trim(),
    photos: draft.photos.flatMap((photo) => photo.receipt ?? []),
    place,
    hideName: draft.hideName,
    aboutStaff: draft.aboutStaff ? { postId: draft.aboutStaff.postId } : undefined,
  };
}
