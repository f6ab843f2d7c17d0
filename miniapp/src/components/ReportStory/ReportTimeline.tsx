import type { ReportDetail } from '@shared/schemas/reports';
import { rating as ratingWords } from '../../messages/rating';
import { reports } from '../../messages/reports';
import { Box } from '../../platform/elements/Box';
import { Card } from '../Card/Card';
import { Rating } from '../Rating/Rating';
import { Timeline } from '../Timeline/Timeline';
import './ReportStory.scss';

interface ReportTimelineProps {
  report: ReportDetail;
  /** Over the rating; the reporter's own words for it where none is given. */
  ratingTitle?: string;
}

/** What happened, newest first, and how it was rated. */
export function ReportTimeline({ report, ratingTitle = reports.myRating }: ReportTimelineProps) {
  const { rating } = report;
  return (
    <>
      {rating && (
        <Card title={ratingTitle}>
          <Box>
            {rating.solved ? reports.ratedSolved : reports.ratedUnsolved}
            {rating.satisfaction && ` · ${ratingWords.satisfaction[rating.satisfaction]}`}
          </Box>
          {(['speed', 'attitude', 'outcome'] as const).map(
            (aspect) =>
              rating[aspect] !== null && (
                <Rating key={aspect} label={ratingWords[aspect]} value={rating[aspect]} />
              ),
          )}
          {rating.words && <Box className="report-story__words">{rating.words}</Box>}
        </Card>
      )}
      <Card title={reports.timeline}>
        <Timeline entries={report.timeline} />
      </Card>
    </>
  );
}
