import type { ReportSummary } from '@shared/schemas/reports';
import { relativeTime } from '../../clock/relativeTime';
import { report as reportWords } from '../../messages/report';
import { Box } from '../../platform/elements/Box';
import { Picture } from '../../platform/elements/Picture';
import { Tap } from '../../platform/elements/Tap';
import { DueClock } from '../DueClock/DueClock';
import { StatusTag } from '../StatusTag/StatusTag';
import './ReportCard.scss';

interface ReportCardProps {
  report: ReportSummary;
  /** One's own: what waits for oneself is said so. */
  own?: boolean;
  onPress: () => void;
}

/** A report in a list: what, where it stands, who holds it, by when. */
export function ReportCard({ report, own, onPress }: ReportCardProps) {
  const holder = (own && reportWords.waitsForYou[report.state]) || report.holderName;
  return (
    <Tap className="report-card" onPress={onPress}>
      <Box className="report-card__head">
        <Box as="span" className="report-card__kind">
          {report.category.name}
        </Box>
        <StatusTag state={report.state} words={report.stateName} />
      </Box>
      <Box className="report-card__body">
        <Box className="report-card__words">{report.excerpt}</Box>
        {report.thumbnailUrl && (
          <Box className="report-card__photo">
            <Picture src={report.thumbnailUrl} alt="" />
          </Box>
        )}
      </Box>
      {holder && <Box className="report-card__holder">{holder}</Box>}
      <Box className="report-card__foot">
        <DueClock compact dueAt={report.dueAt} dueFor={report.dueFor} />
        <Box as="span" className="report-card__time">
          {relativeTime(report.createdAt)}
        </Box>
      </Box>
    </Tap>
  );
}
