import type { ReportSummary } from '@shared/schemas/reports';
import { relativeTime } from '../../clock/relativeTime';
import { report as reportWords } from '../../messages/report';
import { Box } from '../../platform/elements/Box';
import { Tap } from '../../platform/elements/Tap';
import { DueClock } from '../DueClock/DueClock';
import { ReportBrief } from './ReportBrief';
import './ReportCard.scss';

interface ReportCardProps {
  report: ReportSummary;
  /** One's own: what waits for oneself is said so. */
  own?: boolean;
  onPress: () => void;
}

/** A report in a list: what, where it stands, who holds it, by when. */
export function ReportCard({ report, own, onPress }: ReportCardProps) {
  return (
    <Tap className="report-card" onPress={onPress}>
      <ReportBrief
        report={report}
        note={(own && reportWords.waitsForYou[report.state]) || report.holderName}
      />
      <Box className="report-card__foot">
        <DueClock compact dueAt={report.dueAt} dueFor={report.dueFor} />
        <Box as="span" className="report-card__time">
          {relativeTime(report.createdAt)}
        </Box>
      </Box>
    </Tap>
  );
}
