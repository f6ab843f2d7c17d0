import type { Photo } from '@shared/schemas/uploads';
import type { StoredPhoto } from '../models/Report';
import { signFileUrl } from '../secrets/fileUrls';
import type { KeyRing } from '../secrets/keyRing';

/** A photo with addresses of a few minutes: only for those who may see what it belongs to. */
export const presentPhoto = (ring: KeyRing, photo: StoredPhoto, now: Date): Photo => ({
  id: photo.fileId,
  width: photo.width,
  height: photo.height,
  url: signFileUrl(ring, photo.fileId, 'large', now),
  thumbnailUrl: signFileUrl(ring, photo.fileId, 'small', now),
});
