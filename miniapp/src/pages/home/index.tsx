import { useMember } from '../../members/useMember';
import { MemberHome } from './MemberHome';
import { StrangerHome } from './StrangerHome';
import { UnreadHome } from './UnreadHome';

export default function Home() {
  const { me, signedOut, loading, problem, reload } = useMember();
  if (me) return <MemberHome me={me} />;
  if (signedOut) return <StrangerHome />;
  return <UnreadHome loading={loading} problem={problem} onRetry={() => void reload()} />;
}
