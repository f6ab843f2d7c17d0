import { StaffPage } from '../../StaffPage';
import { robotWords } from '../../sendWords';
import { Robots } from './Robots';

export default function RobotsPage() {
  return (
    <StaffPage title={robotWords.title} skeleton="list">
      {(me) => <Robots county={me.county} />}
    </StaffPage>
  );
}
