import type { ReportDetail } from '@shared/schemas/reports';
import { Notice } from '../../../../components/Notice/Notice';
import { staff } from '../../messages';

const { anonymous, anonymousHint, aboutStaff, aboutStaffHint } = staff.report;

/** What must be handled with care, said before anything else. */
export function ConfidentialMarks({ report }: { report: ReportDetail }) {
  return (
    <>
      {report.aboutStaff && <Notice tone="danger" words={`${aboutStaff}：${aboutStaffHint}`} />}
      {report.reporter.hidden && !report.aboutStaff && (
        <Notice tone="warning" words={`${anonymous}：${anonymousHint}`} />
      )}
    </>
  );
}
