import { Problem, toProblem } from '../api/problem';
import { submitReport } from '../api/reports';
import { uploadPhoto } from '../api/uploads';
import { photos as photoWords } from '../messages/photos';
import { forgetPhoto, previewOf } from '../platform/photos';
import { useDrafts } from '../stores/drafts';
import { bodyOf, type DraftPhoto, hasReceipt, type KeptDraft } from './draft';

export type Sent =
  /** `id` null: the server has had it since an earlier attempt whose answer was lost. */
  | { kind: 'sent'; id: string | null; editsLost: boolean }
  /** No network: it waits and is sent later, once. */
  | { kind: 'waiting' };

const underWay = new Map<string, Promise<string | null>>();

export const isUnderWay = (key: string): boolean => underWay.has(key);

/**
 * Sends a complete draft under its key; a second call for the same draft joins the first. Answers the report's id, or
 * null where the server had it already. Throws Problem.
 */
export function attemptDraft(key: string): Promise<string | null> {
  const known = underWay.get(key);
  if (known) return known;
  const attempt = attemptOnce(key).finally(() => underWay.delete(key));
  underWay.set(key, attempt);
  return attempt;
}

/**
 * Hands over what is in the form. From here on it is sent, once, whatever becomes of the app. Throws Problem where the
 * server refuses it: then it is being written again, and nothing typed is lost.
 */
export async function sendDraft(key: string): Promise<Sent> {
  const { note } = useDrafts.getState();
  note(key, { state: 'waiting', problem: null, releasedAt: new Date().toISOString() });
  const editsLost = find(key)?.editedSince ?? false;
  try {
    const id = await attemptDraft(key);
    return { kind: 'sent', id, editsLost: editsLost && id === null };
  } catch (thrown) {
    const problem = toProblem(thrown);
    if (problem.code === 'connection_lost') return { kind: 'waiting' };
    note(key, {
      state: 'editing',
      problem: { code: problem.code, words: problem.words },
      ...NOT_THERE,
    });
    throw problem;
  }
}

/** The server said no: what is sent next under the key is the first that it takes. */
export const NOT_THERE = { attempted: false, editedSince: false } as const;

/** Lets go of a draft that was sent. A crash before this sends it again under its key: the same report. */
export function forgetDraft(key: string): void {
  for (const photo of find(key)?.photos ?? []) void forgetPhoto(photo.path).catch(() => undefined);
  useDrafts.getState().forget(key);
}

const find = (key: string): KeptDraft | undefined =>
  useDrafts.getState().all.find((draft) => draft.key === key);

async function attemptOnce(key: string): Promise<string | null> {
  const draft = find(key);
  // Another window let go of it: it was sent there.
  if (!draft) return null;
  await provideReceipts(key, draft.photos);
  useDrafts.getState().note(key, { attempted: true });
  try {
    return await submit(key);
  } catch (thrown) {
    const problem = toProblem(thrown);
    // Its receipts were new, or it was edited since, so its body was another: the first attempt had arrived.
    if (problem.code === 'key_reused') return null;
    if (problem.code !== 'receipt_invalid') throw problem;
    await provideReceipts(
      key,
      draft.photos.map((photo) => ({ ...photo, receipt: null })),
    );
    return submit(key);
  }
}

async function submit(key: string): Promise<string | null> {
  const draft = find(key);
  return draft ? (await submitReport(bodyOf(draft), key)).id : null;
}

/** Sends the photos that are not there yet, one after the other: they share a thin line. Each receipt is kept at once. */
async function provideReceipts(key: string, photos: readonly DraftPhoto[]): Promise<void> {
  const ready = [...photos];
  for (const [index, photo] of photos.entries()) {
    if (hasReceipt(photo)) continue;
    if ((await previewOf(photo.path)) === null) throw new Problem('unknown', photoWords.gone);
    const { receipt, expiresAt } = await uploadPhoto(photo.path, () => {});
    ready[index] = { ...photo, receipt, receiptUntil: expiresAt };
    useDrafts.getState().note(key, { photos: [...ready] });
  }
}
