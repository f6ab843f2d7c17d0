import type { ReportSummary } from '@shared/schemas/reports';
import { Button } from '../../../components/Button/Button';
import { DueClock } from '../../../components/DueClock/DueClock';
import { StatusTag } from '../../../components/StatusTag/StatusTag';
import { Box } from '../../../platform/elements/Box';
import { Picture } from '../../../platform/elements/Picture';
import { Tap } from '../../../platform/elements/Tap';
import { staff } from '../messages';
import { EXPECTED_STEP } from '../steps/stepOrder';
import './TaskCard.scss';

interface TaskCardProps {
  report: ReportSummary;
  /** Its step is being opened. */
  busy: boolean;
  onOpen: () => void;
  onAct: () => void;
}

/** Something that waits for me: until when, what, where, and the next step under the thumb. */
export function TaskCard({ report, busy, onOpen, onAct }: TaskCardProps) {
  const step = EXPECTED_STEP[report.state];
  return (
    <Box as="li" className={`task-card ${report.overdue ? 'task-card--overdue' : ''}`}>
      <Tap className="task-card__open" onPress={onOpen}>
        <Box className="task-card__head">
          <Box as="span" className="task-card__kind">
            {report.category.name}
          </Box>
          <StatusTag state={report.state} words={report.stateName} />
        </Box>
        <Box className="task-card__body">
          <Box className="task-card__words">{report.excerpt}</Box>
          {report.thumbnailUrl && (
            <Box className="task-card__photo">
              <Picture src={report.thumbnailUrl} alt="" />
            </Box>
          )}
        </Box>
        <Box className="task-card__place">{report.areaName}</Box>
      </Tap>
      <Box className="task-card__foot">
        <DueClock dueAt={report.dueAt} dueFor={report.dueFor} />
        {step && (
          <Button
            compact
            kind="secondary"
            words={staff.steps[step].title}
            label={`${staff.steps[step].title} ${report.category.name} ${report.number}`}
            busy={busy}
            onPress={onAct}
          />
        )}
      </Box>
    </Box>
  );
}
