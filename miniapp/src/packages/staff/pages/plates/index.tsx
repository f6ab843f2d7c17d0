import { plates as words } from '../../../../messages/plates';
import { StaffPage } from '../../StaffPage';
import { Plates } from './Plates';

export default function PlatesPage() {
  return (
    <StaffPage title={words.title} skeleton="form">
      {(me) => <Plates me={me} />}
    </StaffPage>
  );
}
