import type { ReportDetail } from '@shared/schemas/reports';
import { exactTime } from '../../../../clock/exactTime';
import { Card } from '../../../../components/Card/Card';
import { Cell } from '../../../../components/Cell/Cell';
import { staff } from '../../messages';

const words = staff.report;

/** To whom it was given, what came of it, and by when it must be done. */
export function DispatchRecord({ report }: { report: ReportDetail }) {
  if (report.assignments.length === 0) return null;
  return (
    <Card flush title={words.dispatches}>
      {report.assignments.map((assignment) => (
        <Cell
          key={`${assignment.toName}${assignment.acceptBy}${assignment.state}`}
          title={assignment.toName}
          note={words.resolveBy(exactTime(assignment.resolveBy))}
          value={words.assignmentStates[assignment.state]}
        />
      ))}
    </Card>
  );
}
