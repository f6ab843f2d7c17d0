import { staff } from '../../messages';
import { StaffPage } from '../../StaffPage';
import { AreaReports } from './AreaReports';

export default function StaffReportsPage() {
  return (
    <StaffPage title={staff.list.title} skeleton="list">
      {(me) => <AreaReports me={me} />}
    </StaffPage>
  );
}
