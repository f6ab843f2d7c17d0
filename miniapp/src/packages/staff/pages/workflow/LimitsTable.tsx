import { TIME_LIMITS, type Urgency } from '@shared/categories';
import { Card } from '../../../../components/Card/Card';
import { Box } from '../../../../platform/elements/Box';
import { staff } from '../../messages';

const WORKDAY_MINUTES = 8 * 60;
const words = staff.workflow;
const URGENCIES: readonly Urgency[] = ['urgent', 'normal', 'slow'];

/** Urgent clocks run round the clock, the others in working hours. */
const span = (urgency: Urgency, minutes: number): string =>
  urgency === 'urgent'
    ? words.limits.minutes(minutes)
    : words.limits.workdays(minutes / WORKDAY_MINUTES);

/** How long each step may take, by how urgent the kind is. */
export function LimitsTable() {
  return (
    <Card title={words.limit}>
      {URGENCIES.map((urgency) => {
        const limits = TIME_LIMITS[urgency];
        return (
          <Box key={urgency} className="workflow__limits">
            <Box className="workflow__action">{words.urgency[urgency]}</Box>
            <Box className="workflow__who">
              {words.limits.verify} {span(urgency, limits.verifyWithinMinutes)} ·{' '}
              {words.limits.accept} {span(urgency, limits.acceptWithinMinutes)} ·{' '}
              {words.limits.resolve} {span(urgency, limits.resolveWithinMinutes)}
            </Box>
          </Box>
        );
      })}
    </Card>
  );
}
