import type { ReportDetail } from '@shared/schemas/reports';
import { exactTime } from '../../../../clock/exactTime';
import { Card } from '../../../../components/Card/Card';
import { Quote } from '../../../../components/Quote/Quote';
import { Box } from '../../../../platform/elements/Box';
import { staff } from '../../messages';
import './Assignments.scss';

type Assignment = ReportDetail['assignments'][number];

const words = staff.report;

/** To whom it was given: who leads and who assists with what, what came of it, and by when it must be done. */
export function Assignments({ report }: { report: ReportDetail }) {
  if (report.assignments.length === 0) return null;
  return (
    <Card title={words.dispatches}>
      <Box as="ul" className="assignments">
        {report.assignments.map((assignment) => (
          <Row key={assignment.id} assignment={assignment} />
        ))}
      </Box>
    </Card>
  );
}

function Row({ assignment }: { assignment: Assignment }) {
  const { kind, toName, state, part, answer, resolveBy } = assignment;
  const over = state === 'replaced' || state === 'declined';
  return (
    <Box as="li" className={`assignments__row ${over ? 'assignments__row--over' : ''}`}>
      <Box className="assignments__head">
        <Box as="span" className="assignments__kind">
          {kind === 'lead' ? words.lead : words.assisting}
        </Box>
        <Box as="span" className="assignments__name">
          {toName}
        </Box>
        <Box as="span" className="assignments__state">
          {kind === 'assisting' && state === 'resolved'
            ? words.answered
            : words.assignmentStates[state]}
        </Box>
      </Box>
      {part && <Box>{part}</Box>}
      {!over && (
        <Box className="assignments__due">
          {(kind === 'lead' ? words.resolveBy : words.partBy)(exactTime(resolveBy))}
        </Box>
      )}
      {answer && <Quote words={answer} />}
    </Box>
  );
}
