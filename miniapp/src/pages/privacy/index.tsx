import { Card } from '../../components/Card/Card';
import { Cell } from '../../components/Cell/Cell';
import { ConsentCard } from '../../components/ConsentCard/ConsentCard';
import { Page } from '../../components/Page/Page';
import { privacy } from '../../messages/me';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';
import { useSession } from '../../stores/session';

export default function PrivacyPage() {
  const signedIn = useSession((session) => session.signedIn);
  return (
    <Page title={privacy.title} narrow>
      <ConsentCard />
      {signedIn && (
        <Card flush>
          <Cell
            icon="user-round"
            title={privacy.myData}
            note={privacy.myDataNote}
            onPress={() => openPage(routes.myData)}
          />
        </Card>
      )}
    </Page>
  );
}
