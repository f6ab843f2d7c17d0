import { GROUPS } from '@shared/categories';
import { Card } from '../../components/Card/Card';
import { GROUP_ICONS } from '../../components/Icon/groupIcons';
import { Icon } from '../../components/Icon/Icon';
import { home } from '../../messages/home';
import { Box } from '../../platform/elements/Box';
import { Tap } from '../../platform/elements/Tap';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';
import './home.scss';

/** The six kinds: one tap to the form with the kind already chosen. */
export function QuickKinds() {
  return (
    <Card title={home.quickKinds}>
      <Box className="home__kinds">
        {GROUPS.map((group) => (
          <Tap
            key={group}
            className="home__kind"
            onPress={() => openPage(routes.reportForm({ group }))}
          >
            <Box as="span" className="home__kind-icon">
              <Icon name={GROUP_ICONS[group]} size="large" />
            </Box>
            <Box as="span">{home.kinds[group]}</Box>
          </Tap>
        ))}
      </Box>
    </Card>
  );
}
