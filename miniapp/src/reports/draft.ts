import type { PlaceInput, SubmitReportBody } from '@shared/schemas/reports';
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

export const emptyDraft = (): Draft => ({
  key: newKey(),
  category: null,
  words: '',
  photos: [],
  place: null,
  hideName: false,
  aboutStaff: null,
});

export const isEmptyDraft = (draft: Draft): boolean =>
  draft.words.trim() === '' && draft.photos.length === 0 && draft.category === null;

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
