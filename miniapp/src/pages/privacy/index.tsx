import { ConsentCard } from '../../components/ConsentCard/ConsentCard';
import { Page } from '../../components/Page/Page';
import { privacy } from '../../messages/me';

export default function PrivacyPage() {
  return (
    <Page title={privacy.title} narrow>
      <ConsentCard />
    </Page>
  );
}
