import { useRouter } from '@tarojs/taro';
import { MemberPage } from '../../components/Page/MemberPage';
import { form } from '../../messages/form';
import { ReportForm } from './ReportForm';

export default function ReportFormPage() {
  const { group } = useRouter().params;
  return (
    <MemberPage title={form.title} skeleton="form" signInWords={form.signInFirst} consent>
      {(me) => <ReportForm me={me} group={group} />}
    </MemberPage>
  );
}
