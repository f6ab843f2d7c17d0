import { useRouter } from '@tarojs/taro';
import { MemberPage } from '../../components/Page/MemberPage';
import { reports } from '../../messages/reports';
import { MyReport } from './MyReport';

export default function ReportPage() {
  const { id = '' } = useRouter().params;
  return (
    <MemberPage
      title={reports.detailTitle}
      skeleton="detail"
      signInWords={reports.signInFirst}
      consent
    >
      {() => <MyReport id={id} />}
    </MemberPage>
  );
}
