import type { MeResponse } from '@shared/schemas/me';
import type { ReactNode } from 'react';
import { useMember } from '../../members/useMember';
import { home } from '../../messages/home';
import { openPage } from '../../platform/navigation';
import { routes, type TabName } from '../../routes';
import { Button } from '../Button/Button';
import { ConsentCard } from '../ConsentCard/ConsentCard';
import { EmptyState } from '../EmptyState/EmptyState';
import type { SkeletonKind } from '../Skeleton/Skeleton';
import { Page } from './Page';

interface MemberPageProps {
  title: string;
  tab?: TabName;
  /** While it is found out who this is. */
  skeleton: SkeletonKind;
  /** Said to whom is not signed in, over the button to do so. */
  signInWords: string;
  /** The privacy text must be agreed to first. */
  consent?: boolean;
  /** The page itself, a Page of its own. */
  children: (me: MeResponse) => ReactNode;
}

/** A page for somebody who is signed in: everybody else is told how to get there. */
export function MemberPage({
  title,
  tab,
  skeleton,
  signInWords,
  consent,
  children,
}: MemberPageProps) {
  const { me, signedOut, loading, problem, reload } = useMember();
  if (signedOut)
    return (
      <Page title={title} tab={tab} narrow>
        <EmptyState icon="user-round" words={signInWords}>
          <Button words={home.signIn} onPress={() => openPage(routes.signIn)} />
        </EmptyState>
      </Page>
    );
  if (!me)
    return (
      <Page
        title={title}
        tab={tab}
        loading={loading && skeleton}
        problem={problem}
        onRetry={() => void reload()}
      />
    );
  if (consent && !me.consent.given)
    return (
      <Page title={title} tab={tab} narrow>
        <ConsentCard />
      </Page>
    );
  return <>{children(me)}</>;
}
