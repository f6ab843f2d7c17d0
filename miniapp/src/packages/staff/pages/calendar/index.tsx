import { calendarWords } from '../../calendarMessages';
import { StaffPage } from '../../StaffPage';
import { Calendar } from './Calendar';

export default function CalendarPage() {
  return (
    <StaffPage title={calendarWords.title} skeleton="detail">
      {() => <Calendar />}
    </StaffPage>
  );
}
