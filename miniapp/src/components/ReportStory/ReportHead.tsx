import type { ReportDetail } from '@shared/schemas/reports';
import { report as words } from '../../messages/report';
import { reports } from '../../messages/reports';
import { Box } from '../../platform/elements/Box';
import { Card } from '../Card/Card';
import { DueClock } from '../DueClock/DueClock';
import { MarkTags } from '../MarkTags/MarkTags';
import { StatusTag } from '../StatusTag/StatusTag';
import { isStopped } from '../Steps/isStopped';
import { Steps } from '../Steps/Steps';
import './ReportStory.scss';

/** What it is, where it stands on the six steps, by when. */
export function ReportHead({ report }: { report: ReportDetail }) {
  return (
    <Card>
      <Box className="report-story__head">
        <Box as="h2" className="report-story__kind">
          {report.category.name}
        </Box>
        <StatusTag state={report.state} words={report.stateName} />
      </Box>
      <MarkTags marks={report.marks} />
      <Steps done={report.stepsDone} stopped={isStopped(report.state)} />
      <DueClock dueAt={report.dueAt} dueFor={report.dueFor} />
      {report.reopenings > 0 && (
        <Box className="report-story__note">{reports.reopened(report.reopenings)}</Box>
      )}
      <Box className="report-story__note">
        {words.numberLabel}{' '}
        <Box as="span" className="report-story__number">
          {report.number}
        </Box>
      </Box>
    </Card>
  );
}
