import type { CountyDirectory } from '../../directory/countyDirectory';
import { talkKeys } from '../../grids/talkKeys';
import { Person } from '../../models/Person';
import { Report, type ReportDocument } from '../../models/Report';
import type { Talk } from '../../policies/threadPolicy';
import { READ_OPTIONS, type ReadLevel } from '../onLatest';

export const reportThreadId = (reportId: string): string => `report-${reportId}`;
export const gridThreadId = (personId: string): string => `grid-${personId}`;

/**
 * Whose talk it is and to whom it is addressed now, from the report or the resident's own grid: nothing of it is kept.
 * Null where there is no such report, person or grid. Rights are the caller's to ask for.
 */
export async function loadTalk(
  directory: CountyDirectory,
  threadId: string,
  level: ReadLevel = 'majority',
): Promise<Talk | null> {
  const at = threadId.indexOf('-');
  const id = threadId.slice(at + 1);
  switch (threadId.slice(0, at)) {
    case 'report': {
      const report = await Report.findOne({ _id: id, county: directory.county })
        .setOptions(READ_OPTIONS[level])
        .lean<ReportDocument>();
      return report && reportTalk(report);
    }
    case 'grid':
      return gridTalk(directory, id, level);
    default:
      return null;
  }
}

export const reportTalk = (report: ReportDocument): Talk => ({
  id: reportThreadId(report._id),
  county: report.county,
  residentId: report.reporter.personId,
  areaPath: report.areaPath,
  report,
  keys: talkKeys(report.areaPath, report),
});

async function gridTalk(
  directory: CountyDirectory,
  personId: string,
  level: ReadLevel,
): Promise<Talk | null> {
  const person = await Person.findOne({ _id: personId, county: directory.county }, { gridCode: 1 })
    .setOptions(READ_OPTIONS[level])
    .lean();
  const areaPath = directory.areas.path(person?.gridCode ?? '');
  if (areaPath.length === 0) return null;
  return {
    id: gridThreadId(personId),
    county: directory.county,
    residentId: personId,
    areaPath,
    report: null,
    keys: talkKeys(areaPath, null),
  };
}
