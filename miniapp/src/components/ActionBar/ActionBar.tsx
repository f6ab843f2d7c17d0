import { report } from '../../messages/report';
import { Box } from '../../platform/elements/Box';
import { Button } from '../Button/Button';
import type { IconName } from '../Icon/iconName';
import './ActionBar.scss';

interface ActionBarProps {
  /** The next thing to do; none where it waits for others. */
  primary: { words: string; icon?: IconName; onPress: () => void } | null;
  /** In its place. */
  calm: string;
  onMore: () => void;
}

/** Under the thumb: the next step, and the way to all others. */
export function ActionBar({ primary, calm, onMore }: ActionBarProps) {
  return (
    <Box as="section" className="action-bar" label={report.actions}>
      <Box className="action-bar__more">
        <Button kind="secondary" words={report.more} onPress={onMore} />
      </Box>
      {primary ? (
        <Box className="action-bar__primary">
          <Button words={primary.words} icon={primary.icon} onPress={primary.onPress} />
        </Box>
      ) : (
        <Box className="action-bar__calm">{calm}</Box>
      )}
    </Box>
  );
}
