import type { UploadResponse } from '@shared/schemas/uploads';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import type { StoredPhoto } from '../models/Report';
import { signFileUrl } from '../secrets/fileUrls';
import { signReceipt } from '../secrets/receipts';

/** A photo just stored, with the receipt by which this person may use it. */
export function presentUpload(
  deps: Pick<Deps, 'keyRing' | 'now'>,
  actor: Pick<Actor, 'personId' | 'county'>,
  photo: StoredPhoto,
): UploadResponse {
  const { receipt, expiresAt } = signReceipt(deps.keyRing, photo, actor, deps.now());
  return {
    ...photo,
    receipt,
    expiresAt: expiresAt.toISOString(),
    thumbnailUrl: signFileUrl(deps.keyRing, photo.fileId, 'thumbnail', deps.now()),
  };
}
