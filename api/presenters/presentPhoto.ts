import type { Photo } from '@shared/schemas/uploads';
import type { Deps } from '../deps';
import type { StoredPhoto } from '../models/Report';
import { signFileUrl } from '../secrets/fileUrls';

/** A photo with addresses that open for a few minutes. */
export const presentPhoto = (deps: Deps, photo: StoredPhoto): Photo => ({
  id: photo.fileId,
  width: photo.width,
  height: photo.height,
  url: signFileUrl(deps.keyRing, photo.fileId, 'full', deps.now()),
  thumbnailUrl: signFileUrl(deps.keyRing, photo.fileId, 'thumbnail', deps.now()),
});
