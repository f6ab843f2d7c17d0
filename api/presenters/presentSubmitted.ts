import { formatReportNumber } from '@shared/reportNumber';
import type { SubmitResponse } from '@shared/schemas/reports';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { ReportDocument } from '../models/Report';
import { presentHolder } from './presentHolder';

/** What the reporter is told at once; made without asking the database. */
export const presentSubmitted = (
  directory: CountyDirectory,
  report: ReportDocument,
): SubmitResponse => ({
  id: report._id,
  number: formatReportNumber(report.number),
  version: report.version,
  state: report.state,
  areaPath: report.areaPath,
  holder: presentHolder(directory, report.holder),
  verifyBy: report.clocks.verifyBy?.toISOString() ?? null,
});
