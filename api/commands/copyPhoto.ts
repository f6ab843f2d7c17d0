import { buffer } from 'node:stream/consumers';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import type { StoredPhoto } from '../models/Report';
import { newMediaCheck, Upload } from '../models/Upload';
import { fileKey, newFileId, PHOTO_SIZES, type PhotoSize } from '../photos/fileKey';
import { REENCODED_TYPE } from '../photos/reencodePhoto';

const SIZES = Object.keys(PHOTO_SIZES) as PhotoSize[];

/**
 * Keeps a stored photo a second time under a file of its own, for the same person. The row comes first, as with a new
 * upload. @throws ApiError not_found where the photo is no more
 */
export async function copyPhoto(
  deps: Deps,
  actor: Pick<Actor, 'county' | 'personId'>,
  photo: StoredPhoto,
): Promise<StoredPhoto> {
  const fileId = newFileId(actor.county);
  const createdAt = deps.now();
  const original = await Upload.findById(photo.fileId, { sha256: 1 }).lean();
  await Upload.create({
    _id: fileId,
    county: actor.county,
    personId: actor.personId,
    kind: 'image',
    sha256: original?.sha256 ?? null,
    createdAt,
    usedAt: null,
    usedIn: null,
    check: newMediaCheck(createdAt),
  });
  for (const size of SIZES) {
    const object = await deps.objectStore.get(fileKey(photo.fileId, size));
    if (!object) throw apiError('not_found');
    await deps.objectStore.put(fileKey(fileId, size), await buffer(object.body), REENCODED_TYPE);
  }
  return { ...photo, fileId };
}
