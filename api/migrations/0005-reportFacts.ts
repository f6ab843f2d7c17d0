import type { ReportDocument } from '../models/Report';
import { writeFacts } from '../projections/reportFacts';
import type { Migration } from './Migration';

/** What statistics count, of the reports from before it was kept. A projection: made as it is made today. */
export const reportFacts: Migration = {
  id: '0005-reportFacts',
  async run({ db, goOn }) {
    const counted = db.collection<{ _id: string }>('reportFacts');
    const projected = { $expr: { $eq: ['$sequence', '$projectedSequence'] } };
    let done = 0;
    for await (const report of db.collection<ReportDocument>('reports').find(projected)) {
      if (!(await counted.findOne({ _id: report._id }))) await writeFacts(report);
      done += 1;
      await goOn(done);
    }
  },
};
