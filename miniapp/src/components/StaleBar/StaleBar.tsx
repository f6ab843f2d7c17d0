import { clockTime } from '../../clock/clockTime';
import type { Stale } from '../../loading/useStale';
import { shell } from '../../messages/shell';
import { Box } from '../../platform/elements/Box';
import { Tap } from '../../platform/elements/Tap';
import { Icon } from '../Icon/Icon';
import './StaleBar.scss';

/** One quiet line over a page that could not be read again: how old it is; a tap tries at once. */
export function StaleBar({ stale }: { stale: Stale }) {
  const { readAt, trying, retry } = stale;
  return (
    <Box live="polite">
      <Tap className="stale-bar" disabled={trying} onPress={retry}>
        <Icon name="refresh-cw" size="small" />
        <Box as="span">{trying ? shell.tryingAgain : shell.stale(clockTime(readAt))}</Box>
      </Tap>
    </Box>
  );
}
