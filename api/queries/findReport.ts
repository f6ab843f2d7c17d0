import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Person } from '../models/Person';
import { Report, type ReportDocument } from '../models/Report';
import { visibleTo } from '../policies/reportPolicy';
import { onLatest, READ_OPTIONS, type ReadLevel } from './onLatest';

/** A report, or null where it is not there or not theirs to see. */
export const readReport = (
  actor: Actor,
  id: string,
  level: ReadLevel,
): Promise<ReportDocument | null> =>
  Report.findOne({ _id: id, ...visibleTo(actor) })
    .setOptions(READ_OPTIONS[level])
    .lean();

/** A report that the person may see. @throws ApiError not_found, the same for what is not there and what is not theirs */
export const findReport = (actor: Actor, id: string): Promise<ReportDocument> =>
  onLatest(async (level) => {
    const report = await readReport(actor, id, level);
    if (!report) throw apiError('not_found');
    return report;
  });

/** The report that a report was merged into, as far as the other reporter may know it. */
export const findOriginal = async ({
  county,
  mergedInto,
}: Pick<ReportDocument, 'county' | 'mergedInto'>): Promise<Pick<
  ReportDocument,
  'number' | 'state' | 'holder'
> | null> =>
  mergedInto
    ? Report.findOne(
        { _id: mergedInto, county },
        { _id: 0, number: 1, state: 1, holder: 1 },
      ).lean<Pick<ReportDocument, 'number' | 'state' | 'holder'> | null>()
    : null;

/** The reporter's opened name and phone, for the presenter to mask. */
export async function findReporter(
  deps: Deps,
  report: Pick<ReportDocument, 'county' | 'reporter'>,
): Promise<{ name: string | null; phone: string | null }> {
  const id = report.reporter.personId;
  const person = await Person.findOne(
    { _id: id, county: report.county },
    { name: 1, phone: 1 },
  ).lean();
  return {
    name: person?.name ? deps.keyRing.decrypt(person.name, `person/${id}/name`) : null,
    phone: person?.phone ? deps.keyRing.decrypt(person.phone, `person/${id}/phone`) : null,
  };
}
