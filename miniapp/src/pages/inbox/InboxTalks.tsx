import type { MeResponse } from '@shared/schemas/me';
import type { ThreadItem } from '@shared/schemas/talk';
import { useEffect } from 'react';
import { listThreads } from '../../api/talk';
import { Button } from '../../components/Button/Button';
import { TalkRow } from '../../components/TalkRow/TalkRow';
import { useLoad } from '../../loading/useLoad';
import type { Stale } from '../../loading/useStale';
import { useReturn } from '../../members/useMember';
import { talk } from '../../messages/talk';
import { Box } from '../../platform/elements/Box';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';
import { useInboxCount } from '../../stores/inbox';
import { isStaff } from '../../stores/session';
import { markDelivered } from '../../talk/followTalks';

const MOST_SHOWN = 3;

interface LastTalks {
  items: readonly ThreadItem[];
  stale: Stale | null;
}

/** The talks spoken last, one's own and those given to one's posts. */
export function useLastTalks(me: MeResponse): LastTalks {
  const setTalks = useInboxCount((store) => store.setTalks);
  const { data, stale, reload } = useLoad(
    async () => {
      const [own, given] = await Promise.all([
        listThreads('mine', undefined, MOST_SHOWN),
        isStaff(me) ? listThreads('posts', undefined, MOST_SHOWN) : null,
      ]);
      setTalks({ unreadCount: own.unreadCount, waitingCount: own.waitingCount });
      return newest([...own.items, ...(given?.items ?? [])]);
    },
    me.id,
    (change) => change.kind === 'message',
  );
  useReturn(() => void reload());
  useEffect(() => {
    for (const { id, unreadCount, lastSequence } of data ?? [])
      if (unreadCount > 0) markDelivered(id, lastSequence);
  }, [data]);
  return { items: data ?? [], stale };
}

/** They stand above the messages; without one there is nothing to see. */
export function InboxTalks({ items }: Pick<LastTalks, 'items'>) {
  if (items.length === 0) return null;
  return (
    <>
      <Box className="inbox__talks-head">
        <Box as="h2" className="inbox__talks-title">
          {talk.title}
        </Box>
        <Button compact kind="plain" words={talk.all} onPress={() => openPage(routes.talks)} />
      </Box>
      {items.map((item) => (
        <TalkRow key={item.id} item={item} />
      ))}
    </>
  );
}

const newest = (items: ThreadItem[]): ThreadItem[] =>
  items.sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1)).slice(0, MOST_SHOWN);
