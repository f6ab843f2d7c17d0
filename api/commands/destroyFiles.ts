import type { Deps } from '../deps';
import { Upload } from '../models/Upload';
import { FILE_PARTS, fileKey } from '../photos/fileKey';

/** Destroys uploads in the store, all their parts, and their rows: last, so that what a crash leaves can be named again. Safe to repeat. */
export async function destroyFiles(
  { objectStore }: Pick<Deps, 'objectStore'>,
  fileIds: readonly string[],
): Promise<void> {
  for (const id of fileIds) {
    for (const part of FILE_PARTS) await objectStore.delete(fileKey(id, part));
    await Upload.deleteOne({ _id: id });
  }
}
