import type { ContentState, Photo } from '@shared/schemas/uploads';
import type { Deps } from '../deps';
import type { StoredPhoto } from '../models/Report';
import { placeholderUrl } from '../photos/placeholderShape';
import { signFileUrl } from '../secrets/fileUrls';

/** A photo with addresses that open for a few minutes; only for those who may see it. */
export const presentPhoto = (
  deps: Pick<Deps, 'keyRing' | 'now'>,
  photo: StoredPhoto,
  check: ContentState = 'shown',
): Photo => ({
  id: photo.fileId,
  width: photo.width,
  height: photo.height,
  url: signFileUrl(deps.keyRing, photo.fileId, 'full', deps.now()),
  thumbnailUrl: signFileUrl(deps.keyRing, photo.fileId, 'thumbnail', deps.now()),
  check,
});

/** A plain picture of the same shape in its place: nothing of the photo, no address of it. */
export const presentHiddenPhoto = (photo: StoredPhoto, check: ContentState): Photo => ({
  id: photo.fileId,
  width: photo.width,
  height: photo.height,
  url: placeholderUrl(photo, 'full'),
  thumbnailUrl: placeholderUrl(photo, 'thumbnail'),
  check,
});
