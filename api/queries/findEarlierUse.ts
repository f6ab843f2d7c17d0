import { Upload, type UploadDocument } from '../models/Upload';

/** A picture that was used before, byte for byte, under another upload. */
export interface EarlierUse {
  readonly earlierFileId: string;
  /** `report/ID` or `message/ID`. */
  readonly usedIn: string | null;
  readonly usedAt: Date;
}

/**
 * The earliest use of each of these uploads whose very bytes a report or message used already, by file id.
 * Two reads, whatever the number of files.
 */
export async function findEarlierUse(
  county: string,
  fileIds: readonly string[],
): Promise<Map<string, EarlierUse>> {
  if (fileIds.length === 0) return new Map();
  const mine = await Upload.find(
    { _id: { $in: [...fileIds] }, county, sha256: { $type: 'string' } },
    { sha256: 1 },
  ).lean<Pick<UploadDocument, '_id' | 'sha256'>[]>();
  if (mine.length === 0) return new Map();
  const earlier = await Upload.find(
    {
      county,
      sha256: { $in: mine.map((one) => one.sha256), $type: 'string' },
      usedAt: { $type: 'date' },
      _id: { $nin: [...fileIds] },
    },
    { sha256: 1, usedIn: 1, usedAt: 1 },
  )
    .sort({ createdAt: 1 })
    .lean<(Pick<UploadDocument, '_id' | 'sha256' | 'usedIn'> & { usedAt: Date })[]>();
  const found = new Map<string, EarlierUse>();
  for (const { _id, sha256 } of mine) {
    const use = earlier.find((one) => one.sha256 === sha256);
    if (use) found.set(_id, { earlierFileId: use._id, usedIn: use.usedIn, usedAt: use.usedAt });
  }
  return found;
}
