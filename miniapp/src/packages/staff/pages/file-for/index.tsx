import { fileForWords } from '../../fileForMessages';
import { StaffPage } from '../../StaffPage';
import { FileFor } from './FileFor';

export default function FileForPage() {
  return (
    <StaffPage title={fileForWords.title} skeleton="form">
      {(me) => <FileFor me={me} />}
    </StaffPage>
  );
}
