import type { Migration } from './Migration';

interface Report {
  _id: string;
  photos: { fileId: string }[];
  timeline: { photos: { fileId: string }[] }[];
}
interface Upload {
  _id: string;
  usedAt: Date | null;
  usedIn?: string | null;
}

/** Pictures know where they stand, and what WeChat said of them: those in use are asked about now. */
export const uploadChecks: Migration = {
  id: '0003-uploadChecks',
  async run({ db, goOn }) {
    const uploads = db.collection<Upload>('uploads');
    await uploads.updateMany({ check: { $exists: false } }, [
      {
        $set: {
          kind: 'image',
          sha256: null,
          usedIn: null,
          check: {
            state: 'waiting',
            traceId: null,
            asked: 0,
            failed: 0,
            tryAt: '$$NOW',
            claimedAt: null,
          },
        },
      },
    ]);
    const withPhotos = {
      $or: [{ 'photos.0': { $exists: true } }, { 'timeline.photos.0': { $exists: true } }],
    };
    const reports = db
      .collection<Report>('reports')
      .find(withPhotos, { projection: { photos: 1, 'timeline.photos': 1 } });
    let done = 0;
    for await (const { _id, photos, timeline } of reports) {
      const files = [...photos, ...timeline.flatMap((entry) => entry.photos)];
      await uploads.updateMany(
        { _id: { $in: files.map(({ fileId }) => fileId) }, usedAt: { $ne: null }, usedIn: null },
        { $set: { usedIn: `report/${_id}` } },
      );
      done += 1;
      await goOn(done);
    }
  },
};
