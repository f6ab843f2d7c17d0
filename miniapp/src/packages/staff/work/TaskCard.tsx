import type { MeResponse } from '@shared/schemas/me';
import type { ReportSummary } from '@shared/schemas/reports';
import { Button } from '../../../components/Button/Button';
import { DueClock } from '../../../components/DueClock/DueClock';
import { ReportBrief } from '../../../components/ReportCard/ReportBrief';
import { Box } from '../../../platform/elements/Box';
import { Tap } from '../../../platform/elements/Tap';
import { staff } from '../messages';
import { expectedStep } from '../steps/stepOrder';
import './TaskCard.scss';

interface TaskCardProps {
  report: ReportSummary;
  posts: MeResponse['posts'];
  /** Its step is being opened. */
  busy: boolean;
  onOpen: () => void;
  onAct: () => void;
}

/** Something that waits for me: until when, what, where, and the next step under the thumb. */
export function TaskCard({ report, posts, busy, onOpen, onAct }: TaskCardProps) {
  const step = expectedStep(report, posts);
  const title = step
    ? staff.steps[step].title
    : report.marks.includes('extensionAsked') && staff.workbench.extensionAsked;
  return (
    <Box as="li" className={`task-card ${report.overdue ? 'task-card--overdue' : ''}`}>
      <Tap className="task-card__open" onPress={onOpen}>
        <ReportBrief report={report} note={report.areaName} />
      </Tap>
      <Box className="task-card__foot">
        <DueClock dueAt={report.dueAt} dueFor={report.dueFor} />
        {title && (
          <Button
            compact
            kind="secondary"
            words={title}
            label={`${title} ${report.category.name} ${report.number}`}
            busy={busy}
            onPress={onAct}
          />
        )}
      </Box>
    </Box>
  );
}
