import { Report, type ReportDocument } from '../models/Report';
import { buildReport, entry } from './buildReport';
import type { TestPerson } from './factories';

/** A report of this person, found by them and under more keys. */
export const reportOf = (
  person: TestPerson,
  keys: readonly string[] = [],
  rest: Partial<ReportDocument> = {},
): Promise<ReportDocument> =>
  buildReport([entry(1)], {
    reporter: { personId: person._id, hideName: false },
    viewerKeys: [`person:${person._id}`, ...keys],
    ...rest,
  });

/** A step as far as a change stream sees it: one write, a new version. */
export const stepOf = (id: string, set: object = {}) =>
  Report.collection.updateOne({ _id: id as never }, { $inc: { version: 1 }, $set: set });
