import type { Actor } from '../actor';
import type { Deps } from '../deps';
import type { StoredPhoto } from '../models/Report';
import { newMediaCheck, Upload } from '../models/Upload';
import { fileKey, newFileId } from '../photos/fileKey';
import { hashFile } from '../photos/hashFile';
import { REENCODED_TYPE, reencodePhoto } from '../photos/reencodePhoto';

/**
 * Re-encodes an uploaded file and keeps its two sizes. The row comes first: what a crash leaves behind is found by it
 * and swept.
 * @param file path of what was sent
 * @throws ApiError photo_refused, try_again
 */
export async function storePhoto(deps: Deps, actor: Actor, file: string): Promise<StoredPhoto> {
  const photo = await reencodePhoto(file);
  const fileId = newFileId(actor.county);
  const createdAt = deps.now();
  await Upload.create({
    _id: fileId,
    county: actor.county,
    personId: actor.personId,
    kind: 'image',
    sha256: await hashFile(file),
    createdAt,
    usedAt: null,
    usedIn: null,
    check: newMediaCheck(createdAt),
  });
  await deps.objectStore.put(fileKey(fileId, 'full'), photo.full, REENCODED_TYPE);
  await deps.objectStore.put(fileKey(fileId, 'thumbnail'), photo.thumbnail, REENCODED_TYPE);
  return { fileId, width: photo.width, height: photo.height };
}
