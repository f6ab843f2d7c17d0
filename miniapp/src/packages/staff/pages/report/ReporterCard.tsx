import type { ReportDetail } from '@shared/schemas/reports';
import { Button } from '../../../../components/Button/Button';
import { Card } from '../../../../components/Card/Card';
import { Icon } from '../../../../components/Icon/Icon';
import { Box } from '../../../../platform/elements/Box';
import { staff } from '../../messages';
import './ReporterCard.scss';

interface ReporterCardProps {
  report: ReportDetail;
  onReveal: () => void;
}

const words = staff.report;

/** Who reported it, masked; the whole number only with a reason. */
export function ReporterCard({ report, onReveal }: ReporterCardProps) {
  const { hidden, isMe, name, phone } = report.reporter;
  const shown = hidden && !isMe ? words.hiddenReporter : (name ?? words.noName);
  return (
    <Card title={words.reporter}>
      <Box className="reporter-card">
        <Icon name={hidden ? 'eye-off' : 'user-round'} />
        <Box className="reporter-card__words">
          <Box>{shown}</Box>
          {phone && <Box className="reporter-card__phone">{phone}</Box>}
        </Box>
        {report.abilities.includes('reveal') && (
          <Button compact kind="secondary" icon="phone" words={words.reveal} onPress={onReveal} />
        )}
      </Box>
    </Card>
  );
}
