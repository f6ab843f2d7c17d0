import { MemberPage } from '../../components/Page/MemberPage';
import { Page } from '../../components/Page/Page';
import { drafts as words } from '../../messages/drafts';
import { form } from '../../messages/form';
import { useSession } from '../../stores/session';
import { DraftList } from './DraftList';

/** What is on this device needs no network to be shown: only who is signed in matters. */
export default function DraftsPage() {
  const signedIn = useSession((session) => session.signedIn);
  if (signedIn) return <DraftList />;
  return (
    <MemberPage title={words.title} skeleton="list" signInWords={form.signInFirst}>
      {() => <Page title={words.title} loading="list" />}
    </MemberPage>
  );
}
