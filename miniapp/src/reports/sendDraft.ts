import { Problem, toProblem } from '../api/problem';
import { submitReport } from '../api/reports';
import { currentSession } from '../api/tokens';
import { uploadPhoto } from '../api/uploads';
import { photos as photoWords } from '../messages/photos';
import { forgetPhoto, previewOf } from '../platform/photos';
import { useDrafts } from '../stores/drafts';
import { bodyOf, type Draft, type DraftPhoto, hasReceipt } from './draft';

export type Sent =
  /** `id` null: the server has had it since an earlier attempt whose answer was lost. */
  | { kind: 'sent'; id: string | null }
  /** No network: it waits and is sent later, once. */
  | { kind: 'waiting' };

/** Sends a complete draft. Throws Problem where the server refuses it; nothing typed is lost. */
export async function sendDraft(draft: Draft): Promise<Sent> {
  try {
    return await attempt(draft);
  } catch (thrown) {
    const problem = toProblem(thrown);
    if (problem.code !== 'connection_lost') throw problem;
    useDrafts.getState().queue({ draft, refusal: null });
    return { kind: 'waiting' };
  }
}

async function attempt(draft: Draft): Promise<Sent> {
  const complete = { ...draft, photos: await withReceipts(draft.photos) };
  return { kind: 'sent', id: await submitOnce(complete) };
}

/** Lets go of a draft that was sent. A crash before this sends it again under its key: the same report. */
export function forgetDraft(key: string): void {
  const { draft: writing, waiting, startAnew, dropWaiting } = useDrafts.getState();
  const queued = waiting.find((report) => report.draft.key === key)?.draft;
  const draft = writing.key === key ? writing : queued;
  for (const photo of draft?.photos ?? []) void forgetPhoto(photo.path).catch(() => undefined);
  if (writing.key === key) startAnew();
  else dropWaiting(key);
}

async function submitOnce(draft: Draft): Promise<string | null> {
  try {
    return (await submitReport(bodyOf(draft), draft.key)).id;
  } catch (thrown) {
    const problem = toProblem(thrown);
    // Its receipts were new, so its body was another: the first attempt had arrived.
    if (problem.code === 'key_reused') return null;
    if (problem.code !== 'receipt_invalid') throw problem;
    const photos = await withReceipts(draft.photos.map((photo) => ({ ...photo, receipt: null })));
    return (await submitReport(bodyOf({ ...draft, photos }), draft.key)).id;
  }
}

/** Sends the photos that are not there yet, one after the other: they share a thin line. */
async function withReceipts(photos: readonly DraftPhoto[]): Promise<DraftPhoto[]> {
  const ready: DraftPhoto[] = [];
  for (const photo of photos) {
    if (hasReceipt(photo)) {
      ready.push(photo);
      continue;
    }
    if ((await previewOf(photo.path)) === null) throw new Problem('unknown', photoWords.gone);
    const { receipt, expiresAt } = await uploadPhoto(photo.path, () => {});
    ready.push({ ...photo, receipt, receiptUntil: expiresAt });
  }
  return ready;
}

let sending: Promise<void> | null = null;

/** Sends what waits, oldest first, until the network fails again. One run at a time. */
export function sendWaiting(): Promise<void> {
  if (!currentSession()) return Promise.resolve();
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll(): Promise<void> {
  for (const { draft, refusal } of useDrafts.getState().waiting) {
    if (refusal !== null) continue;
    try {
      if ((await sendDraft(draft)).kind === 'waiting') return;
      forgetDraft(draft.key);
    } catch (thrown) {
      useDrafts.getState().queue({ draft, refusal: toProblem(thrown).words });
    }
  }
}
