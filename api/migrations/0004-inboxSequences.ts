import { createHash } from 'node:crypto';
import type { Migration } from './Migration';

interface Report {
  _id: string;
  timeline: { sequence: number; receivers: { personId: string }[] }[];
}
interface Entry {
  _id: string;
  sequence?: number;
}

/** Inbox entries of steps say which step they tell, so that they can be made again and compared. */
export const inboxSequences: Migration = {
  id: '0004-inboxSequences',
  async run({ db, goOn }) {
    const entries = db.collection<Entry>('inboxEntries');
    const reports = db
      .collection<Report>('reports')
      .find({}, { projection: { 'timeline.sequence': 1, 'timeline.receivers': 1 } });
    let done = 0;
    for await (const { _id, timeline } of reports) {
      const updates = timeline.flatMap(({ sequence, receivers }) =>
        receivers.map(({ personId }) => ({
          updateOne: {
            filter: { _id: entryId(_id, sequence, personId), sequence: { $exists: false } },
            update: { $set: { sequence } },
          },
        })),
      );
      if (updates.length > 0) await entries.bulkWrite(updates, { ordered: false });
      done += 1;
      await goOn(done);
    }
  },
};

/** As the first version made them. */
const entryId = (reportId: string, sequence: number, personId: string): string =>
  createHash('sha256')
    .update([reportId, sequence, personId].join('/'))
    .digest('base64url')
    .slice(0, 32);
