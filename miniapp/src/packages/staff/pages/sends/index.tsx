import { StaffPage } from '../../StaffPage';
import { sendWords } from '../../sendWords';
import { Sends } from './Sends';

export default function SendsPage() {
  return (
    <StaffPage title={sendWords.title} skeleton="list">
      {() => <Sends />}
    </StaffPage>
  );
}
