import type { MeResponse } from '@shared/schemas/me';
import { useState } from 'react';
import { listThreads, type TalkScope } from '../../../../api/talk';
import { ChipGroup } from '../../../../components/ChipGroup/ChipGroup';
import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { MoreOfList } from '../../../../components/MoreOfList/MoreOfList';
import { Page } from '../../../../components/Page/Page';
import { Skeleton } from '../../../../components/Skeleton/Skeleton';
import { TalkRow } from '../../../../components/TalkRow/TalkRow';
import { useListEdges } from '../../../../loading/useListEdges';
import { usePaged } from '../../../../loading/usePaged';
import { useReturn } from '../../../../members/useMember';
import { talk } from '../../../../messages/talk';
import { useInboxCount } from '../../../../stores/inbox';
import { isStaff } from '../../../../stores/session';
import { talkWords as words } from '../../messages';

const OF_STAFF: readonly TalkScope[] = ['waiting', 'posts', 'mine'];

/** All talks: a resident's own; for the staff first those in which somebody waits for an answer. */
export function Talks({ me }: { me: MeResponse }) {
  const staff = isStaff(me);
  const [scope, setScope] = useState<TalkScope>(staff ? 'waiting' : 'mine');
  const setTalks = useInboxCount((store) => store.setTalks);
  const list = usePaged(
    async (cursor) => {
      const page = await listThreads(scope, cursor);
      setTalks({ unreadCount: page.unreadCount, waitingCount: page.waitingCount });
      return page;
    },
    scope,
    (change) => change.kind === 'message' || change.kind === 'posts',
  );
  useListEdges(list.reload, list.loadMore);
  useReturn(() => void list.reload());
  return (
    <Page
      title={talk.title}
      narrow
      problem={list.items.length === 0 ? list.problem : null}
      stale={list.stale}
      onRetry={() => void list.reload()}
    >
      {staff && (
        <ChipGroup
          label={words.scopesLabel}
          chips={OF_STAFF.map((value) => ({ value, words: words.scopes[value] }))}
          value={scope}
          onChange={setScope}
        />
      )}
      {list.loading ? (
        <Skeleton kind="list" />
      ) : list.items.length === 0 ? (
        <EmptyState icon="message-circle" words={words.listEmpty[scope]} />
      ) : (
        <>
          {list.items.map((item) => (
            <TalkRow key={item.id} item={item} />
          ))}
          <MoreOfList
            hasMore={list.hasMore}
            busy={list.loadingMore}
            problem={list.problem}
            onMore={list.loadMore}
          />
        </>
      )}
    </Page>
  );
}
