import { MemberPage } from '../../components/Page/MemberPage';
import { inbox } from '../../messages/reports';
import { MyInbox } from './MyInbox';

export default function InboxPage() {
  return (
    <MemberPage
      title={inbox.title}
      tab="inbox"
      skeleton="list"
      signInWords={inbox.signInFirst}
      consent
    >
      {(me) => <MyInbox me={me} />}
    </MemberPage>
  );
}
