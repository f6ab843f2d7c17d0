import { MemberPage } from '../../components/Page/MemberPage';
import { reports } from '../../messages/reports';
import { MyReports } from './MyReports';

export default function ReportsPage() {
  return (
    <MemberPage
      title={reports.title}
      tab="reports"
      skeleton="list"
      signInWords={reports.signInFirst}
      consent
    >
      {() => <MyReports />}
    </MemberPage>
  );
}
