import type { TasksResponse } from '@shared/schemas/reports';
import type { TaskKind } from '../../../api/tasks';
import { Icon } from '../../../components/Icon/Icon';
import { Box } from '../../../platform/elements/Box';
import { Tap } from '../../../platform/elements/Tap';
import { staff } from '../messages';
import './TaskCounts.scss';

interface TaskCountsProps {
  counts: TasksResponse['counts'] | null;
  chosen: TaskKind | null;
  /** Null shows all kinds again. */
  onChoose: (kind: TaskKind | null) => void;
}

const KINDS = ['toVerify', 'toDispatch', 'toAccept', 'inHand', 'toInspect'] as const;
const words = staff.workbench;

/** How much of each kind waits; a tap shows that kind alone, another all again. */
export function TaskCounts({ counts, chosen, onChoose }: TaskCountsProps) {
  const overdue = counts?.overdue ?? 0;
  // Who never inspects need not read about it.
  const kinds = KINDS.filter(
    (kind) => kind !== 'toInspect' || chosen === kind || (counts?.toInspect ?? 0) > 0,
  );
  const toggle = (kind: TaskKind) => onChoose(chosen === kind ? null : kind);
  return (
    <Box className="task-counts" role="group" label={words.countsLabel}>
      <Box className={`task-counts__kinds ${kinds.length > 4 ? 'task-counts__kinds--five' : ''}`}>
        {kinds.map((kind) => (
          <Tap
            key={kind}
            className={`task-counts__kind ${chosen === kind ? 'task-counts__kind--chosen' : ''}`}
            pressed={chosen === kind}
            onPress={() => toggle(kind)}
          >
            <Box as="span" className="task-counts__number">
              {counts?.[kind] ?? '–'}
            </Box>
            <Box as="span" className="task-counts__name">
              {words.counts[kind]}
            </Box>
          </Tap>
        ))}
      </Box>
      {overdue > 0 || chosen === 'overdue' ? (
        <Tap
          className={`task-counts__overdue ${chosen === 'overdue' ? 'task-counts__overdue--chosen' : ''}`}
          pressed={chosen === 'overdue'}
          onPress={() => toggle('overdue')}
        >
          <Icon name="triangle-alert" />
          <Box as="span">{overdue > 0 ? words.overdue(overdue) : words.noneOverdue}</Box>
        </Tap>
      ) : (
        <Box className="task-counts__calm">
          <Icon name="circle-check" />
          <Box as="span">{words.noneOverdue}</Box>
        </Box>
      )}
    </Box>
  );
}
