import { useRouter } from '@tarojs/taro';
import { MemberPage } from '../../../../components/Page/MemberPage';
import { talk } from '../../../../messages/talk';
import { talkWords } from '../../messages';
import { Talk } from './Talk';

export default function TalkPage() {
  const { id = '' } = useRouter().params;
  return (
    <MemberPage title={talk.title} skeleton="list" signInWords={talkWords.signInFirst} consent>
      {(me) => <Talk key={id} id={id} me={me} />}
    </MemberPage>
  );
}
