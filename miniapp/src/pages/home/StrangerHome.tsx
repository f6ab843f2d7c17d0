import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { Page } from '../../components/Page/Page';
import { home } from '../../messages/home';
import { shell } from '../../messages/shell';
import { Box } from '../../platform/elements/Box';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';
import { ElderOffer } from './ElderOffer';
import { QuickKinds } from './QuickKinds';
import './home.scss';

/** Before somebody has signed in: what this is, and the way in. */
export function StrangerHome() {
  return (
    <Page title={shell.name} tab="home" narrow>
      <ElderOffer />
      <Card tone="brand">
        <Box as="h2" className="home__greeting">
          {shell.name}
        </Box>
        <Box>{home.promise}</Box>
      </Card>
      <Card>
        <Box>{home.signInFirst}</Box>
        <Button words={home.signIn} onPress={() => openPage(routes.signIn)} />
        <Button
          kind="secondary"
          icon="users-round"
          words={home.whoIsMyGrid}
          onPress={() => openPage(routes.unit())}
        />
      </Card>
      <QuickKinds />
    </Page>
  );
}
