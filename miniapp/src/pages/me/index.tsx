import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { Page } from '../../components/Page/Page';
import { useMember } from '../../members/useMember';
import { me as words } from '../../messages/me';
import { Box } from '../../platform/elements/Box';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';
import { ElderSetting } from './ElderSetting';
import { MyAccount } from './MyAccount';

export default function MePage() {
  const { me, signedOut, loading, problem, reload } = useMember();
  return (
    <Page
      title={words.title}
      tab="me"
      narrow
      loading={loading && 'list'}
      problem={problem}
      onRetry={() => void reload()}
    >
      {signedOut && (
        <Card>
          <Box>{words.signedOut}</Box>
          <Button words={words.signIn} onPress={() => openPage(routes.signIn)} />
        </Card>
      )}
      <ElderSetting />
      {me && <MyAccount me={me} />}
    </Page>
  );
}
