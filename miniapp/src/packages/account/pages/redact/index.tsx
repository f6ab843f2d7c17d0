import { useRouter } from '@tarojs/taro';
import { MemberPage } from '../../../../components/Page/MemberPage';
import { redact } from '../../messages';
import { RedactForm } from './RedactForm';

/** Taking out of a report what should not have been in it: for its reporter, and for the staff. */
export default function RedactPage() {
  const { id = '' } = useRouter().params;
  return (
    <MemberPage title={redact.title} skeleton="form" signInWords={redact.signInFirst} consent>
      {(me) => <RedactForm id={id} me={me} />}
    </MemberPage>
  );
}
