import { MAX_PHOTOS } from '@shared/photoLimits';
import { useCallback, useEffect, useRef, useState } from 'react';
import { newKey } from '../api/client';
import { toProblem } from '../api/problem';
import { uploadPhoto } from '../api/uploads';
import type { PhotoOnItsWay } from '../components/PhotoGrid/PhotoGrid';
import { photos as words } from '../messages/photos';
import { Cancellation, Cancelled } from '../platform/cancellation';
import { showToast } from '../platform/device';
import { choosePhotos, forgetPhoto, previewOf } from '../platform/photos';
import { type DraftPhoto, hasReceipt } from '../reports/draft';

const PROGRESS_STEP = 10;

interface Upload extends PhotoOnItsWay, DraftPhoto {}

interface PhotoUploads {
  /** For PhotoEditor. */
  photos: Upload[];
  most: number;
  add: () => void;
  retry: (id: string) => void;
  remove: (id: string) => void;
  /** Of those that are there. */
  receipts: string[];
  /** Some are still being made smaller, or on their way. */
  sending: boolean;
  /** Some did not get through. */
  failed: boolean;
}

/**
 * Photos that go to the server as soon as they are chosen. `kept` are those of a draft from before;
 * `onChange` hears what must survive a restart, `onPreparing` how many were chosen and are not among the photos yet.
 */
export function usePhotoUploads(
  kept: readonly DraftPhoto[] = [],
  onChange: (photos: DraftPhoto[]) => void = () => {},
  onPreparing: (count: number) => void = () => {},
): PhotoUploads {
  const [photos, setPhotos] = useState<Upload[]>([]);
  const [preparing, setPreparing] = useState(0);
  const latest = useRef<{ photos: Upload[]; onChange: typeof onChange }>({ photos: [], onChange });
  latest.current.onChange = onChange;
  const underWay = useRef(new Map<string, Cancellation>());

  const update = useCallback((edit: (photos: Upload[]) => Upload[]) => {
    const next = edit(latest.current.photos);
    latest.current.photos = next;
    setPhotos(next);
  }, []);

  const report = useCallback(() => {
    latest.current.onChange(
      latest.current.photos.map(({ id, path, receipt, receiptUntil }) => ({
        id,
        path,
        receipt,
        receiptUntil,
      })),
    );
  }, []);

  const send = useCallback(
    async (id: string) => {
      const photo = latest.current.photos.find((one) => one.id === id);
      if (!photo) return;
      const change = (edit: Partial<Upload>) =>
        update((all) => all.map((one) => (one.id === id ? { ...one, ...edit } : one)));
      change({ state: 'sending', percent: 0 });
      const cancellation = new Cancellation();
      underWay.current.set(id, cancellation);
      let shown = 0;
      try {
        const { receipt, expiresAt } = await uploadPhoto(
          photo.path,
          (percent) => {
            // Every change is a message to WeChat's view layer: ten of them tell enough.
            if (percent - shown < PROGRESS_STEP) return;
            shown = percent;
            change({ percent });
          },
          cancellation,
        );
        change({ state: 'sent', receipt, receiptUntil: expiresAt });
        report();
      } catch (thrown) {
        if (thrown instanceof Cancelled) return;
        const problem = toProblem(thrown).words;
        change({ state: 'failed', problem });
        showToast(problem);
      } finally {
        underWay.current.delete(id);
      }
    },
    [update, report],
  );

  const initial = useRef(kept);
  useEffect(() => {
    let left = false;
    void Promise.all(
      initial.current.map(async (photo) => ({ photo, preview: await previewOf(photo.path) })),
    ).then((found) => {
      if (left) return;
      const back = found.flatMap(({ photo, preview }): Upload[] =>
        preview === null
          ? []
          : [{ ...photo, preview, state: hasReceipt(photo) ? 'sent' : 'waiting', percent: 0 }],
      );
      if (found.length === 0) return;
      update((all) => [...back, ...all]);
      if (found.length > back.length) {
        showToast(words.gone);
        report();
      }
      for (const photo of back) if (photo.state === 'waiting') void send(photo.id);
    });
    return () => {
      left = true;
    };
  }, [update, send, report]);

  const add = async () => {
    const prepare = (count: number) => {
      setPreparing(count);
      onPreparing(count);
    };
    const added: Upload[] = [];
    try {
      const room = MAX_PHOTOS - latest.current.photos.length;
      for (const photo of await choosePhotos(room, prepare))
        added.push({
          ...photo,
          id: newKey(),
          receipt: null,
          receiptUntil: null,
          state: 'waiting',
          percent: 0,
        });
      update((all) => [...all, ...added]);
      report();
    } finally {
      // Only now: in between nobody may take the photos for not there.
      prepare(0);
    }
    for (const photo of added) await send(photo.id);
  };

  const remove = (id: string) => {
    underWay.current.get(id)?.cancel();
    const photo = latest.current.photos.find((one) => one.id === id);
    update((all) => all.filter((one) => one.id !== id));
    report();
    if (photo) void forgetPhoto(photo.path).catch(() => undefined);
  };

  return {
    photos,
    most: MAX_PHOTOS,
    add: () => void add(),
    retry: (id) => void send(id),
    remove,
    receipts: photos.flatMap((photo) => photo.receipt ?? []),
    sending:
      preparing > 0 ||
      photos.some((photo) => photo.state === 'sending' || photo.state === 'waiting'),
    failed: photos.some((photo) => photo.state === 'failed'),
  };
}
