import type { Mark } from '@shared/schemas/reports';
import { report } from '../../messages/report';
import { Box } from '../../platform/elements/Box';
import './MarkTags.scss';

const TONES: Record<Mark, 'danger' | 'warning' | 'info'> = {
  supervised: 'danger',
  escalated: 'danger',
  extensionAsked: 'warning',
  urged: 'warning',
  toInspect: 'info',
  onBehalf: 'info',
};

/** What is special about a report, each a small tag. */
export function MarkTags({ marks }: { marks: readonly Mark[] }) {
  if (marks.length === 0) return null;
  return (
    <Box className="mark-tags">
      {marks.map((mark) => (
        <Box as="span" key={mark} className={`mark-tags__one mark-tags__one--${TONES[mark]}`}>
          {report.marks[mark]}
        </Box>
      ))}
    </Box>
  );
}
