import type { State } from '@shared/states';
import { Box } from '../../platform/elements/Box';
import { Icon } from '../Icon/Icon';
import type { IconName } from '../Icon/iconName';
import './StatusTag.scss';

const LOOKS: Record<State, { tone: string; icon: IconName }> = {
  submitted: { tone: 'info', icon: 'hourglass' },
  needsMore: { tone: 'warning', icon: 'message-circle' },
  rejected: { tone: 'plain', icon: 'ban' },
  appealed: { tone: 'warning', icon: 'message-circle' },
  merged: { tone: 'plain', icon: 'forward' },
  withdrawn: { tone: 'plain', icon: 'ban' },
  suspended: { tone: 'plain', icon: 'circle-pause' },
  verified: { tone: 'info', icon: 'clipboard-check' },
  dispatched: { tone: 'info', icon: 'forward' },
  accepted: { tone: 'brand', icon: 'wrench' },
  resolved: { tone: 'warning', icon: 'star' },
  reopened: { tone: 'danger', icon: 'rotate-ccw' },
  shelved: { tone: 'plain', icon: 'circle-pause' },
  closed: { tone: 'success', icon: 'circle-check' },
};

/** Where a report stands: word, colour and shape, never colour alone. `words` comes from the API. */
export function StatusTag({ state, words }: { state: State; words: string }) {
  const { tone, icon } = LOOKS[state];
  return (
    <Box as="span" className={`status-tag status-tag--${tone}`}>
      <Icon name={icon} size="small" />
      <Box as="span">{words}</Box>
    </Box>
  );
}
