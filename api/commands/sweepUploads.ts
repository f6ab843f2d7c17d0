import type { Deps } from '../deps';
import { Message } from '../models/Message';
import { Report, type ReportDocument } from '../models/Report';
import { Upload } from '../models/Upload';
import { FILE_PARTS, fileKey } from '../photos/fileKey';

/** A receipt is good for 24 hours: what nothing used after twice that will never be used. */
const UNUSED_HOURS = 48;
const BATCH = 200;

/** Removes photos and recordings that no report and no message uses. @returns how many */
export async function sweepUploads(deps: Deps): Promise<number> {
  const before = new Date(deps.now().getTime() - UNUSED_HOURS * 3_600_000);
  let swept = 0;
  for (;;) {
    const old = await Upload.find(
      { county: { $gt: '' }, usedAt: null, createdAt: { $lt: before } },
      { _id: 1 },
    )
      .limit(BATCH)
      .lean();
    const unused = await stillUnused(old.map(({ _id }) => _id));
    for (const id of unused) {
      // The row goes last: what a crash leaves is found again.
      for (const part of FILE_PARTS) await deps.objectStore.delete(fileKey(id, part));
      await Upload.deleteOne({ _id: id });
    }
    swept += unused.length;
    if (old.length < BATCH || unused.length === 0) return swept;
  }
}

/**
 * A report whose step was not projected yet, or a message its thread does not know, has not marked its files: it is
 * asked itself, then the rows once more.
 */
async function stillUnused(ids: string[]): Promise<string[]> {
  const pending = await Report.find(
    {
      county: { $gt: '' },
      pendingProjection: true,
      $or: [{ 'photos.fileId': { $in: ids } }, { 'timeline.photos.fileId': { $in: ids } }],
    },
    { photos: 1, 'timeline.photos': 1 },
  ).lean<Pick<ReportDocument, 'photos' | 'timeline'>[]>();
  const said = await Message.find(
    {
      county: { $gt: '' },
      pending: true,
      $or: [{ 'photos.fileId': { $in: ids } }, { 'voice.fileId': { $in: ids } }],
    },
    { photos: 1, voice: 1 },
  ).lean();
  const used = new Set([
    ...pending.flatMap((report) =>
      [...report.photos, ...report.timeline.flatMap((e) => e.photos)].map((p) => p.fileId),
    ),
    ...said
      .flatMap(({ photos, voice }) => [...photos, ...(voice ? [voice] : [])])
      .map((f) => f.fileId),
  ]);
  const rest = await Upload.find({ _id: { $in: ids }, usedAt: null }, { _id: 1 }).lean();
  return rest.map(({ _id }) => _id).filter((id) => !used.has(id));
}
