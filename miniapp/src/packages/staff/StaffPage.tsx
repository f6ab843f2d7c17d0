import type { MeResponse } from '@shared/schemas/me';
import type { ReactNode } from 'react';
import { EmptyState } from '../../components/EmptyState/EmptyState';
import { MemberPage } from '../../components/Page/MemberPage';
import { Page } from '../../components/Page/Page';
import type { SkeletonKind } from '../../components/Skeleton/Skeleton';
import { isStaff } from '../../stores/session';
import { staff } from './messages';

interface StaffPageProps {
  title: string;
  skeleton: SkeletonKind;
  /** The page itself, a Page of its own. */
  children: (me: MeResponse) => ReactNode;
}

/** A page for somebody who holds a post: everybody else is told how to get one. */
export function StaffPage({ title, skeleton, children }: StaffPageProps) {
  return (
    <MemberPage title={title} skeleton={skeleton} signInWords={staff.signInFirst} consent>
      {(me) =>
        isStaff(me) ? (
          children(me)
        ) : (
          <Page title={title} narrow>
            <EmptyState icon="briefcase" words={staff.notStaff} />
          </Page>
        )
      }
    </MemberPage>
  );
}
