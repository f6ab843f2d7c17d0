import { MemberPage } from '../../components/Page/MemberPage';
import { home } from '../../messages/home';
import { chooseGrid } from '../../messages/me';
import { GridForm } from './GridForm';

export default function ChooseGridPage() {
  return (
    <MemberPage title={chooseGrid.title} skeleton="form" signInWords={home.signInFirst} consent>
      {(me) => <GridForm me={me} />}
    </MemberPage>
  );
}
