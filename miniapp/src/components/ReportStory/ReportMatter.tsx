import type { ReportDetail } from '@shared/schemas/reports';
import { reports } from '../../messages/reports';
import { Box } from '../../platform/elements/Box';
import { PlaceOnMap } from '../../platform/map/PlaceOnMap';
import { Card } from '../Card/Card';
import { ContentMark } from '../ContentMark/ContentMark';
import { Icon } from '../Icon/Icon';
import { PhotoGrid } from '../PhotoGrid/PhotoGrid';
import './ReportStory.scss';

/** What was said, with photos and place. */
export function ReportMatter({ report }: { report: ReportDetail }) {
  const { place, areaPath } = report;
  const area = areaPath
    .slice(1)
    .map((step) => step.name)
    .join(' ');
  return (
    <Card title={reports.matter}>
      <Box className="report-story__words">{report.words}</Box>
      <ContentMark state={report.wordsCheck} />
      <PhotoGrid photos={report.photos} />
      <Box className="report-story__place">
        <Icon name="map-pin" size="small" />
        <Box>
          <Box>{place.address ?? reports.placeUnnamed}</Box>
          <Box className="report-story__note">{area || report.areaName}</Box>
        </Box>
      </Box>
      <PlaceOnMap
        place={place}
        county={areaPath[0]?.code ?? ''}
        name={place.address ?? report.areaName}
      />
      {report.reporter.isMe && report.reporter.hidden && (
        <Box className="report-story__note">{reports.nameHidden}</Box>
      )}
    </Card>
  );
}
