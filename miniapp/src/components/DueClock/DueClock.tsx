import type { ReportSummary } from '@shared/schemas/reports';
import { exactTime } from '../../clock/exactTime';
import { timeLeft } from '../../clock/timeLeft';
import { report } from '../../messages/report';
import { Box } from '../../platform/elements/Box';
import { Icon } from '../Icon/Icon';
import './DueClock.scss';

interface DueClockProps {
  /** ISO 8601; null where no clock runs. */
  dueAt: string | null;
  dueFor: ReportSummary['dueFor'];
  /** One line for lists; otherwise the exact time stands under it. */
  compact?: boolean;
  now?: Date;
}

/** "办结还剩 3 小时", and the exact time under it. */
export function DueClock({ dueAt, dueFor, compact, now = new Date() }: DueClockProps) {
  if (dueAt === null) return null;
  const { words, nearness } = timeLeft(dueAt, now);
  return (
    <Box className={`due-clock due-clock--${nearness}`}>
      <Icon name={nearness === 'overdue' ? 'triangle-alert' : 'clock'} size="small" />
      <Box>
        <Box>{report.due(dueFor ? report.dueFor[dueFor] : '', words)}</Box>
        {!compact && <Box className="due-clock__exact">{report.dueAt(exactTime(dueAt, now))}</Box>}
      </Box>
    </Box>
  );
}
