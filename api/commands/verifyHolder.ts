import { findCategory } from '@shared/categories';
import type { CountyDirectory } from '../directory/countyDirectory';
import { findResponsible } from '../grids/findResponsible';
import type { ReportDocument, ReportHolder } from '../models/Report';

/** Who verifies a report of this kind at this place. */
export const verifyHolder = (
  directory: CountyDirectory,
  report: Pick<ReportDocument, 'category' | 'areaPath' | 'about'>,
): ReportHolder =>
  findResponsible(
    directory,
    { firstRoles: findCategory(report.category)?.firstRoles ?? [] },
    report.areaPath,
    report.about,
  );
