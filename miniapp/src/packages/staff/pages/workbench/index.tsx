import { staff } from '../../messages';
import { StaffPage } from '../../StaffPage';
import { Workbench } from './Workbench';

export default function WorkbenchPage() {
  return (
    <StaffPage title={staff.workbench.title} skeleton="list">
      {(me) => <Workbench me={me} />}
    </StaffPage>
  );
}
