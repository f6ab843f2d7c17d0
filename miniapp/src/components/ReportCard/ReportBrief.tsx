import type { ReportSummary } from '@shared/schemas/reports';
import { Box } from '../../platform/elements/Box';
import { Picture } from '../../platform/elements/Picture';
import { MarkTags } from '../MarkTags/MarkTags';
import { StatusTag } from '../StatusTag/StatusTag';
import './ReportBrief.scss';

interface ReportBriefProps {
  report: ReportSummary;
  /** Under the words: who has it, or where it is. */
  note: string;
}

/** A report in a few lines: kind, state, first words, picture. */
export function ReportBrief({ report, note }: ReportBriefProps) {
  return (
    <>
      <Box className="report-brief__head">
        <Box as="span" className="report-brief__kind">
          {report.category.name}
        </Box>
        <StatusTag state={report.state} words={report.stateName} />
      </Box>
      <MarkTags marks={report.marks} />
      <Box className="report-brief__body">
        <Box className="report-brief__words">{report.excerpt}</Box>
        {report.thumbnailUrl && (
          <Box className="report-brief__photo">
            <Picture src={report.thumbnailUrl} alt="" />
          </Box>
        )}
      </Box>
      {note && <Box className="report-brief__note">{note}</Box>}
    </>
  );
}
