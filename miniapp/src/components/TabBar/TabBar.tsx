import { shell } from '../../messages/shell';
import { Box } from '../../platform/elements/Box';
import { Tap } from '../../platform/elements/Tap';
import { openTab } from '../../platform/leavePage';
import { TABS, type TabName } from '../../routes';
import { badgeOf, useInboxCount } from '../../stores/inbox';
import { Badge } from '../Badge/Badge';
import { Icon } from '../Icon/Icon';
import './TabBar.scss';

/** The four tabs of the browser version: below on a phone, in the head of a wide screen. */
export function TabBar({ current }: { current?: TabName }) {
  const unread = useInboxCount(badgeOf);
  return (
    <Box as="nav" className="tab-bar" label={shell.tabsLabel}>
      {TABS.map((tab) => (
        <Tap
          key={tab.name}
          className={`tab-bar__tab ${tab.name === current ? 'tab-bar__tab--current' : ''}`}
          current={tab.name === current ? 'page' : undefined}
          onPress={() => openTab(tab.url)}
        >
          <Box as="span" className="tab-bar__icon">
            <Icon name={tab.icon} />
            {tab.name === 'inbox' && <Badge count={unread} label={shell.unread(unread)} />}
          </Box>
          <Box as="span">{shell.tabs[tab.name]}</Box>
        </Tap>
      ))}
    </Box>
  );
}
