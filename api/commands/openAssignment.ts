import type { ReportAssignment, ReportDocument } from '../models/Report';

/** The assignments with the open one brought to another state. */
export const setOpenAssignment = (
  report: Pick<ReportDocument, 'assignments'>,
  state: ReportAssignment['state'],
): ReportAssignment[] =>
  report.assignments.map((assignment) =>
    assignment.state === 'waiting' || assignment.state === 'accepted'
      ? { ...assignment, state }
      : assignment,
  );
