import { MemberPage } from '../../../../components/Page/MemberPage';
import { Page } from '../../../../components/Page/Page';
import { account } from '../../messages';
import { EraseCard } from './EraseCard';
import { ExportCard } from './ExportCard';
import { HeldBackCard } from './HeldBackCard';

/** What is held about me, to take along or to have erased; and what holds me back. */
export default function MyDataPage() {
  return (
    <MemberPage title={account.title} skeleton="form" signInWords={account.signInFirst}>
      {() => (
        <Page title={account.title} narrow>
          <HeldBackCard />
          <ExportCard />
          <EraseCard />
        </Page>
      )}
    </MemberPage>
  );
}
