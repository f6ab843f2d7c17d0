import type { Robot } from '@shared/schemas/sends';
import { relativeTime } from '../../../../clock/relativeTime';
import { Button } from '../../../../components/Button/Button';
import { Icon } from '../../../../components/Icon/Icon';
import { Box } from '../../../../platform/elements/Box';
import { robotWords as words } from '../../sendWords';

interface RobotCardProps {
  robot: Robot;
  busy: boolean;
  onTest: () => void;
  onTurn: () => void;
  onEdit: () => void;
}

/** One group: of which area, what it is told of, whether the last message arrived. */
export function RobotCard({ robot, busy, onTest, onTurn, onEdit }: RobotCardProps) {
  const { lastAt, lastCodeWords } = robot;
  return (
    <Box as="li" className="robots__card">
      <Box className="robots__head">
        <Box as="h2" className="robots__name">
          {robot.name}
        </Box>
        <Box className={`robots__state ${robot.enabled ? 'robots__state--on' : ''}`}>
          <Icon name={robot.enabled ? 'circle-check' : 'circle-pause'} size="small" />
          <Box as="span">{robot.enabled ? words.on : words.off}</Box>
        </Box>
      </Box>
      <Box>{words.scope(robot.area.name)}</Box>
      <Box className="robots__note">{robot.kinds.map((kind) => words.kinds[kind]).join('、')}</Box>
      {lastAt && (
        <Box className={lastCodeWords ? 'robots__failed' : 'robots__note'}>
          {lastCodeWords
            ? words.lastFailed(relativeTime(lastAt), lastCodeWords)
            : words.lastArrived(relativeTime(lastAt))}
        </Box>
      )}
      <Box className="robots__actions">
        <Button
          compact
          kind="secondary"
          icon="send"
          words={words.test}
          label={`${robot.name} ${words.test}`}
          busy={busy}
          onPress={onTest}
        />
        <Button
          compact
          kind="plain"
          words={words.edit}
          label={`${robot.name} ${words.edit}`}
          onPress={onEdit}
        />
        <Button
          compact
          kind="plain"
          words={robot.enabled ? words.switchOff : words.switchOn}
          label={`${robot.name} ${robot.enabled ? words.switchOff : words.switchOn}`}
          onPress={onTurn}
        />
      </Box>
    </Box>
  );
}
