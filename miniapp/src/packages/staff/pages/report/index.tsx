import { useRouter } from '@tarojs/taro';
import { staff } from '../../messages';
import { StaffPage } from '../../StaffPage';
import { StaffReport } from './StaffReport';

export default function StaffReportPage() {
  const { id = '' } = useRouter().params;
  return (
    <StaffPage title={staff.report.title} skeleton="detail">
      {() => <StaffReport id={id} />}
    </StaffPage>
  );
}
