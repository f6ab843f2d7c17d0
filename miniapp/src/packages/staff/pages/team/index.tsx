import { staff } from '../../messages';
import { StaffPage } from '../../StaffPage';
import { Team } from './Team';

export default function TeamPage() {
  return (
    <StaffPage title={staff.team.title} skeleton="list">
      {(me) => <Team me={me} />}
    </StaffPage>
  );
}
