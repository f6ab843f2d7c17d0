import { MemberPage } from '../../../../components/Page/MemberPage';
import { talk } from '../../../../messages/talk';
import { talkWords } from '../../messages';
import { Talks } from './Talks';

export default function TalksPage() {
  return (
    <MemberPage title={talk.title} skeleton="list" signInWords={talkWords.signInFirst} consent>
      {(me) => <Talks me={me} />}
    </MemberPage>
  );
}
