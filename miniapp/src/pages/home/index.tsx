import { Page } from '../../components/Page/Page';
import { useMember } from '../../members/useMember';
import { shell } from '../../messages/shell';
import { MemberHome } from './MemberHome';
import { StrangerHome } from './StrangerHome';

export default function Home() {
  const { me, signedOut, loading, problem, reload } = useMember();
  if (me) return <MemberHome me={me} />;
  if (signedOut) return <StrangerHome />;
  return (
    <Page
      title={shell.name}
      tab="home"
      loading={loading && 'home'}
      problem={problem}
      onRetry={() => void reload()}
    />
  );
}
